package blocksmith.engine.torch;

import blocksmith.engine.expression.Evaluated;
import blocksmith.engine.form.Python;

/// An expression in Python, and its value here.
///
/// @param isWhole whether Python has it as a whole number, or as a truth
record Written(Python code, Evaluated value, boolean isWhole) {

    static Written of(Python code, Evaluated value) {
        return new Written(code, value, isWhole(value));
    }

    private static boolean isWhole(Evaluated value) {
        return switch (value) {
            case Evaluated.Number(var number) -> number.isWhole();
            case Evaluated.Truth _ -> true;
            case Evaluated.Failed _ -> false;
        };
    }

    /// The same value under a name.
    Written as(String name) {
        return new Written(Python.atom(name), value, isWhole);
    }

    /// The code, made a whole number where one is needed and the value is one.
    Python whole() {
        return isWhole || !isWhole(value) ? code : Python.atom("round(" + code + ")");
    }
}
