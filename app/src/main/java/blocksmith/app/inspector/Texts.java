package blocksmith.app.inspector;

import blocksmith.engine.expression.Evaluated;
import blocksmith.engine.op.Literal;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values as fields show them and people type them: `7 × 1` rather than `[7, 1]`.
final class Texts {
    private Texts() {
    }

    static String of(@Nullable Literal literal) {
        return switch (literal) {
            case null -> "";
            case Literal.Sequence(var items) -> items.stream().map(Texts::of).collect(Collectors.joining(" × "));
            case Literal.Whole _,Literal.Decimal _,Literal.Truth _,Literal.Word _ -> literal.toString();
        };
    }

    /// What an expression comes to; empty where it has no value.
    static Optional<String> of(Evaluated value) {
        return switch (value) {
            case Evaluated.Number(var number) -> Optional.of(number.toString());
            case Evaluated.Truth(boolean truth) -> Optional.of(Boolean.toString(truth));
            case Evaluated.Failed _ -> Optional.empty();
        };
    }

    /// Null for an empty text: the default.
    static @Nullable Literal parse(String text) {
        var trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return null;
        }
        return trimmed.contains("×") || trimmed.matches("[0-9]+\\s*[x,]\\s*[0-9]+(\\s*,\\s*[0-9]+)*")
                ? Literal.parse("[" + trimmed.replaceAll("[×x]", ",") + "]")
                : Literal.parse(trimmed);
    }
}
