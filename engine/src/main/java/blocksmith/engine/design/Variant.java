package blocksmith.engine.design;

import blocksmith.engine.op.Literal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// A design under other values of its parameters that is known by a name of its own: `resnet34` of a ResNet.
///
/// @param values by the parameters' names; the others keep the design's
public record Variant(String name, Map<String, Literal> values) {
    static final String NAME = "[A-Za-z][A-Za-z0-9_.-]{0,63}";
    private static final Pattern PATTERN = Pattern.compile(NAME);

    public Variant {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// Whether a variant can have this name.
    public static boolean isName(String text) {
        return PATTERN.matcher(text).matches();
    }
}
