package blocksmith.engine.op;

import java.util.List;

/// Operators for tests in other packages, as documents write them.
public final class Operators {
    private Operators() {
    }

    /// The operator that the first entry of its palette makes.
    public static Operator ofFirstPreset(OperatorType type) {
        return Sample.of(type, type.presets().getFirst()).operator();
    }

    /// @param values such as `kernel=3 stride=2`; empty for none
    public static Operator of(String name, String values) {
        return Sample.operator(name, values.isEmpty() ? List.of() : List.of(values.split(" ")));
    }
}
