package blocksmith.engine.torch;

import blocksmith.engine.design.Parameter;
import blocksmith.engine.form.Python;
import blocksmith.engine.op.Literal;

/// An argument of a class's constructor.
///
/// @param python   its name
/// @param fallback its default
record ClassParameter(Parameter parameter, String python, Python fallback) {

    /// `channels: int = 64`
    String declaration() {
        return python + ": " + type() + " = " + fallback;
    }

    private String type() {
        return switch (parameter.value()) {
            case Literal.Truth _ -> "bool";
            case Literal.Decimal _ -> "float";
            case Literal.Whole _,Literal.Word _,Literal.Sequence _ -> fallback.number().isPresent()
                    ? "int"
                    : fallback.text().matches("True|False") ? "bool" : "float";
        };
    }
}
