package blocksmith.engine.design;

import blocksmith.engine.op.Literal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Parameters for the numbers of a design that somebody will want to set: the channels and the size of its images, and
/// numbers that stand in several places under the same name.
final class ParameterProposals {
    private static final String CHANNELS = "channels";
    private static final String HEIGHT = "height";
    private static final String WIDTH = "width";
    private static final String OUT_CHANNELS = "outChannels";

    private final Design design;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    /// The parameter that stands for a number under a name: `outChannels 64`.
    private final Map<Number, String> names = new LinkedHashMap<>();

    /// A number under the name of a value.
    private record Number(String value, long number) {
        /// Channels are one thing, whether they come in or go out.
        static Number of(String value, long number) {
            return new Number(value.equals(OUT_CHANNELS) ? CHANNELS : value.equals(WIDTH) ? HEIGHT : value, number);
        }
    }

    private ParameterProposals(Design design) {
        this.design = design;
        design.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter));
    }

    static Design in(Design design) {
        return new ParameterProposals(design).proposed();
    }

    private Design proposed() {
        var counts = new LinkedHashMap<Number, Integer>();
        for (var node : design.nodes().values()) {
            boolean isInput = node.operator().equals("Input");
            node.values().forEach((name, literal) -> {
                if (literal instanceof Literal.Whole(long number)) {
                    counts.merge(Number.of(name, number), isInput ? 2 : 1, Integer::sum);
                }
            });
        }
        counts.forEach((number, count) -> {
            if (count > 1 && number.number() > 1) {
                propose(number);
            }
        });
        var nodes = new LinkedHashMap<>(design.nodes());
        nodes.replaceAll((_, node) -> node.withValues(replaced(node.values())));
        return design.withParameters(List.copyOf(parameters.values())).withNodes(nodes);
    }

    private void propose(Number number) {
        var stem = number.value().equals(HEIGHT) ? "size" : number.value();
        var name = stem;
        for (int i = 2; parameters.containsKey(name); i++) {
            name = stem + i;
        }
        names.put(number, name);
        parameters.put(name, new Parameter(name, new Literal.Whole(number.number()), 1L, null, help(stem)));
    }

    private static String help(String stem) {
        return switch (stem) {
            case "size" -> "Rows and columns of the image";
            case CHANNELS -> "Channels";
            default -> Character.toUpperCase(stem.charAt(0)) + stem.substring(1);
        };
    }

    private Map<String, Literal> replaced(Map<String, Literal> values) {
        var changed = new LinkedHashMap<>(values);
        changed.replaceAll((name, literal) -> literal instanceof Literal.Whole(long number)
                && names.get(Number.of(name, number)) instanceof String parameter
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
