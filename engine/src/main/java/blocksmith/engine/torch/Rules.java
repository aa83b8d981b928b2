package blocksmith.engine.torch;

import blocksmith.engine.design.Constraint;
import blocksmith.engine.expression.Evaluated;
import blocksmith.engine.expression.Expression;
import blocksmith.engine.expression.Parsed;
import java.util.List;
import java.util.stream.Stream;

/// Constraints of a design as Python that refuses arguments.
final class Rules {
    private static final String INDENT = "        ";

    private Rules() {
    }

    /// @param names what the parameters are called
    static List<String> lines(Constraint constraint, Names names) {
        return Expression.parse(constraint.rule()) instanceof Parsed.Good(var rule)
                && names.written().keySet().containsAll(rule.names())
                && rule.write(new PythonNotation(names.written())) instanceof Written written
                && written.value() instanceof Evaluated.Truth
                        ? lines(constraint, written)
                        : List.of();
    }

    private static List<String> lines(Constraint constraint, Written rule) {
        var violated = new PythonNotation(java.util.Map.of()).prefixed("!", rule);
        var why = constraint.help().isBlank() ? constraint.rule() : constraint.rule() + ": " + constraint.help();
        var error = "ValueError(\"" + why.replace("\\", "/").replace("\"", "'").replace("\n", " ") + "\")";
        return Stream.concat(
                CodeLayout.lines(INDENT, "if ", violated.code().text(), ":").stream(),
                CodeLayout.lines(INDENT + "    ", "raise ", error, "").stream()).toList();
    }
}
