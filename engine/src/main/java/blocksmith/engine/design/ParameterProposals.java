package blocksmith.engine.design;

import blocksmith.engine.design.TemplateDraft.Proposal;
import blocksmith.engine.op.Literal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Parameters for the numbers of a design that somebody will want to set: the channels and the size of its images, and
/// numbers that stand in several places under the same name. The parameters that the design has come first.
final class ParameterProposals {
    private static final String CHANNELS = "channels";
    private static final String HEIGHT = "height";
    private static final String WIDTH = "width";
    private static final String OUT_CHANNELS = "outChannels";

    private final Design design;
    private final List<Proposal> all = new ArrayList<>();
    /// The parameter that stands for a number under a name: `outChannels 64`.
    private final Map<Number, String> names = new LinkedHashMap<>();

    /// A number under the name of a value.
    private record Number(String value, long number) {
        /// Channels are one thing, whether they come in or go out.
        static Number of(String value, long number) {
            return new Number(value.equals(OUT_CHANNELS) ? CHANNELS : value.equals(WIDTH) ? HEIGHT : value, number);
        }
    }

    ParameterProposals(Design design) {
        this.design = design;
        design.parameters()
                .forEach(parameter -> all.add(new Proposal(parameter, parameter, Uses.of(parameter.name(), design))));
        proposeNumbers();
    }

    List<Proposal> all() {
        return all;
    }

    private void proposeNumbers() {
        var weights = new LinkedHashMap<Number, Integer>();
        var uses = new LinkedHashMap<Number, Integer>();
        for (var node : design.nodes().values()) {
            // what an Input says is worth setting though it stands nowhere else
            int weight = node.operator().equals("Input") ? 2 : 1;
            node.values().forEach((name, literal) -> {
                if (literal instanceof Literal.Whole(long number)) {
                    weights.merge(Number.of(name, number), weight, Integer::sum);
                    uses.merge(Number.of(name, number), 1, Integer::sum);
                }
            });
        }
        weights.forEach((number, weight) -> {
            if (weight > 1 && number.number() > 1) {
                propose(number, uses.getOrDefault(number, 0));
            }
        });
    }

    private void propose(Number number, int uses) {
        var stem = number.value().equals(HEIGHT) ? "size" : number.value();
        var taken = all.stream().map(proposal -> proposal.original().name()).toList();
        var name = stem;
        for (int i = 2; taken.contains(name); i++) {
            name = stem + i;
        }
        names.put(number, name);
        var parameter = new Parameter(name, new Literal.Whole(number.number()), 1L, null, help(stem));
        all.add(new Proposal(parameter, parameter, uses));
    }

    private static String help(String stem) {
        return switch (stem) {
            case "size" -> "Rows and columns of the image";
            case CHANNELS -> "Channels";
            default -> Character.toUpperCase(stem.charAt(0)) + stem.substring(1);
        };
    }

    /// The design with the parameters that are wanted.
    Design applied(List<Proposal> chosen) {
        var words = NameTexts.of(chosen);
        var kept = chosen.stream()
                .filter(proposal -> proposal.wanted() != null)
                .map(proposal -> proposal.original().name())
                .collect(Collectors.toSet());
        var nodes = new LinkedHashMap<>(design.nodes());
        nodes.replaceAll((_, node) -> words.in(node.withValues(replaced(node.values(), kept))));
        return design.withParameters(words.parameters())
                .withConstraints(Uses.only(words.parameters(), words.in(design.constraints())))
                .withNodes(nodes);
    }

    private Map<String, Literal> replaced(Map<String, Literal> values, Set<String> kept) {
        var changed = new LinkedHashMap<>(values);
        changed.replaceAll((name, literal) -> literal instanceof Literal.Whole(long number)
                && names.get(Number.of(name, number)) instanceof String parameter && kept.contains(parameter)
                        ? new Literal.Word(parameter)
                        : literal);
        keepSize(values, changed);
        return changed;
    }

    /// Padding that keeps the size goes with the window.
    private static void keepSize(Map<String, Literal> values, Map<String, Literal> changed) {
        if (values.get("kernel") instanceof Literal.Whole(long kernel)
                && changed.get("kernel") instanceof Literal.Word(var name)
                && values.get("padding") instanceof Literal.Whole(long padding) && 2 * padding == kernel - 1
                && !values.containsKey("dilation")) {
            changed.put("padding", new Literal.Word("(" + name + " - 1) / 2"));
        }
    }
}
