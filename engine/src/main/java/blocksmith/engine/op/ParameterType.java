package blocksmith.engine.op;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One parameter of an operator, as derived from its record component.
///
/// @param name     as in documents: `outChannels`
/// @param words    the keywords that it takes beside numbers: enum constants in lower case, `same`, `depthwise`
/// @param min      the least that each of its numbers may be
/// @param max      the greatest that each of its numbers may be
/// @param fallback the default; null when a document must give a value
public record ParameterType(String name, String label, String help, ParameterKind kind, List<String> words, long min,
        long max, @Nullable Literal fallback) {
    public ParameterType {
        words = List.copyOf(words);
    }

    /// What may be written: `same, a whole number or [height, width]`.
    public String expected() {
        var choices = new ArrayList<>(words);
        kind.forms().stream().filter(form -> form != LiteralForm.WORD).forEach(form -> choices.add(form.description()));
        return Wording.either(choices);
    }

    /// Whether `literal` is written in a form that the parameter takes; its numbers may still be out of range.
    public boolean takes(Literal literal) {
        return kind.forms().stream().anyMatch(form -> form.matches(literal))
                && !(literal instanceof Literal.Word(var text) && !words.contains(text));
    }
}
