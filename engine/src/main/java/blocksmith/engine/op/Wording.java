package blocksmith.engine.op;

import java.util.List;

/// The phrases that findings of several operators share.
final class Wording {
    private Wording() {
    }

    /// `1`, `1 or 2`, `1, 2 or 4`.
    static String either(List<String> choices) {
        int last = choices.size() - 1;
        return last < 1
                ? String.join("", choices)
                : String.join(", ", choices.subList(0, last)) + " or " + choices.get(last);
    }
}
