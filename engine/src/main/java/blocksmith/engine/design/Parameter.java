package blocksmith.engine.design;

import blocksmith.engine.op.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A parameter of a design: a name that its nodes' expressions may use.
///
/// @param value    its value unless the user of the design sets another: a number, a truth value or an expression over
///                 the parameters before it
/// @param min      the least number that may be set; null for none
/// @param max      the greatest number that may be set; null for none
/// @param help     one sentence; empty for none
/// @param formerly the names that it had, the last first: nodes that stand for the design may still set it by them
public record Parameter(String name, Literal value, @Nullable Long min, @Nullable Long max, String help,
        List<String> formerly) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    public Parameter {
        formerly = List.copyOf(formerly);
    }

    /// One that never had another name.
    public Parameter(String name, Literal value, @Nullable Long min, @Nullable Long max, String help) {
        this(name, value, min, max, help, List.of());
    }

    /// Whether expressions can use a parameter of this name.
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    public Parameter withValue(Literal changed) {
        return new Parameter(name, changed, min, max, help, formerly);
    }

    public Parameter withRange(@Nullable Long least, @Nullable Long most) {
        return new Parameter(name, value, least, most, help, formerly);
    }

    public Parameter withHelp(String changed) {
        return new Parameter(name, value, min, max, changed, formerly);
    }

    /// As one that never had another name.
    Parameter asNew() {
        return new Parameter(name, value, min, max, help);
    }

    /// Under another name; those that it had stay known.
    Parameter renamed(String changed) {
        var names = new ArrayList<>(names().toList());
        names.remove(changed);
        return new Parameter(changed, value, min, max, help, names);
    }

    /// Its name, then those that it had.
    public Stream<String> names() {
        return Stream.concat(Stream.of(name), formerly.stream());
    }

    /// The name by which `values` set it: its own, unless they know it by an earlier one.
    public String key(Map<String, ?> values) {
        return names().filter(values::containsKey).findFirst().orElse(name);
    }
}
