package blocksmith.engine.op;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A named set of values of an operator, as lists of operators offer it. An operator without presets of its own has
/// one with its label and no values.
public record PresetType(String label, String summary, Category category, Map<String, Literal> values) {
    public PresetType {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
