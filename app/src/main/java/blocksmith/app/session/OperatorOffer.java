package blocksmith.app.session;

import blocksmith.engine.design.Node;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.op.PresetType;
import blocksmith.engine.problem.NodeId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// An operator as lists offer it: under the name and with the values of one of its presets.
public record OperatorOffer(OperatorType type, PresetType preset) {

    /// All of them, in the order of the operators.
    public static List<OperatorOffer> all() {
        return OperatorType.all().stream()
                .flatMap(type -> type.presets().stream().map(preset -> new OperatorOffer(type, preset)))
                .toList();
    }

    /// Those that `text` finds, the likeliest first; all for an empty text.
    public static List<OperatorOffer> search(String text) {
        var wanted = typed(text);
        return all().stream()
                .filter(offer -> offer.rank(wanted) < UNRELATED)
                .sorted(Comparator.comparingInt(offer -> offer.rank(wanted)))
                .toList();
    }

    private static final int UNRELATED = 5;

    /// `1x1` is how `1×1` is typed.
    private static String typed(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("(?<=[0-9k])x(?=[0-9k])", "×");
    }

    private int rank(String wanted) {
        var label = label().toLowerCase(Locale.ROOT);
        if (label.startsWith(wanted)) {
            return 0;
        }
        if (Stream.of(type.about().keywords()).anyMatch(wanted::equalsIgnoreCase)) {
            return 1;
        }
        if (label.contains(" " + wanted)) {
            return 2;
        }
        if (label.contains(wanted)) {
            return 3;
        }
        return words().anyMatch(word -> word.toLowerCase(Locale.ROOT).contains(wanted)) ? 4 : UNRELATED;
    }

    private Stream<String> words() {
        return Stream.concat(Stream.of(type.name(), preset.summary()), Stream.of(type.about().keywords()));
    }

    public String label() {
        return preset.label();
    }

    /// A node of it, with nothing wired.
    public Node node(NodeId id) {
        return new Node(id, type.name(), null, preset.values(), Map.of(), null);
    }
}
