package blocksmith.engine.design;

import blocksmith.engine.op.Literal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A parameter of a design: a name that its nodes' expressions may use.
///
/// @param value its value unless the user of the design sets another: a number, a truth value or an expression over
///              the parameters before it
/// @param min   the least number that may be set; null for none
/// @param max   the greatest number that may be set; null for none
/// @param help  one sentence; empty for none
public record Parameter(String name, Literal value, @Nullable Long min, @Nullable Long max, String help) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    /// Whether expressions can use a parameter of this name.
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    public Parameter withValue(Literal changed) {
        return new Parameter(name, changed, min, max, help);
    }
}
