package blocksmith.engine.torch;

import blocksmith.engine.form.Python;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.op.Literal;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.op.ParameterKind;
import blocksmith.engine.op.ParameterType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// What an operator's form is made of, at one node.
///
/// @param values   of the node, as its author wrote them
/// @param arriving channels, by input port
record Site(OperatorType type, Map<String, Literal> values, Names names, List<Python> arriving) implements TorchSite {

    @Override
    public Python value(String parameter) {
        var declared = type.parameter(parameter).orElseThrow();
        return python(literal(parameter), declared);
    }

    private Literal literal(String parameter) {
        var fallback = type.parameter(parameter).orElseThrow().fallback();
        return values.containsKey(parameter)
                ? Objects.requireNonNull(values.get(parameter))
                : Objects.requireNonNull(fallback, parameter);
    }

    private Python python(Literal literal, ParameterType declared) {
        return switch (literal) {
            case Literal.Sequence(var items) -> Python.atom(items.stream().map(item -> python(item, declared).text())
                    .collect(Collectors.joining(", ", "(", ")")));
            case Literal.Word word when declared.words().contains(word.text()) -> Python.atom("\"" + word + "\"");
            case Literal.Decimal(double value) -> Python.of(value);
            case Literal.Word _,Literal.Whole _,Literal.Truth _ ->
                declared.kind() == ParameterKind.DECIMAL ? names.write(literal).code() : names.write(literal).whole();
        };
    }

    @Override
    public boolean isFixed(String parameter) {
        return isFixed(literal(parameter));
    }

    private static boolean isFixed(Literal literal) {
        return switch (literal) {
            case Literal.Word _ -> false;
            case Literal.Sequence(var items) -> items.stream().allMatch(Site::isFixed);
            case Literal.Whole _,Literal.Decimal _,Literal.Truth _ -> true;
        };
    }

    @Override
    public Python channels(int port) {
        return arriving.get(port);
    }
}
