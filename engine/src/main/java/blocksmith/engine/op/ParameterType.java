package blocksmith.engine.op;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One parameter of an operator, as derived from its record component.
///
/// @param name     as in documents: `outChannels`
/// @param words    the keywords that it takes beside numbers: enum constants in lower case, `same`, `depthwise`
/// @param fallback the default; null when a document must give a value
public record ParameterType(String name, String label, String help, ParameterKind kind, List<String> words, long min,
        long max, @Nullable Literal fallback) {
    public ParameterType {
        words = List.copyOf(words);
    }
}
