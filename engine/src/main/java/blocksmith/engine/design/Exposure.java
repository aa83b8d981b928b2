package blocksmith.engine.design;

import blocksmith.engine.op.Literal;
import blocksmith.engine.op.ParameterKind;
import blocksmith.engine.op.ParameterType;
import blocksmith.engine.problem.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes a value of a node a parameter of the design: whoever uses the design can set it then.
public final class Exposure {
    private final Design design;
    private final NodeId node;

    private Exposure(Design design, NodeId node) {
        this.design = design;
        this.node = node;
    }

    /// The edit that does it for a value of an operator.
    ///
    /// @return empty where the value is an expression or a word, which no parameter can stand for
    public static Optional<Edit> of(Design design, Node node, ParameterType type) {
        if (type.kind() == ParameterKind.CHOICE) {
            return Optional.empty();
        }
        var given = node.values().get(type.name());
        return single(given == null ? type.fallback() : given).map(value -> {
            boolean isWhole = value instanceof Literal.Whole;
            var parameter = new Parameter(type.name(), value, isWhole ? bound(type.min()) : null,
                    isWhole ? bound(type.max()) : null, type.help());
            return new Exposure(design, node.id()).edit(parameter, type.name());
        });
    }

    /// The edit that does it for a value that a node gives to the design which it stands for.
    ///
    /// @param parameter of that design
    public static Optional<Edit> of(Design design, Node node, Parameter parameter) {
        var key = parameter.key(node.values());
        return single(node.values().getOrDefault(key, parameter.value()))
                .map(value -> new Exposure(design, node.id()).edit(parameter.withValue(value).asNew(), key));
    }

    private static @Nullable Long bound(long limit) {
        return limit == Long.MIN_VALUE || limit == Long.MAX_VALUE ? null : limit;
    }

    /// A square window is one number.
    private static Optional<Literal> single(@Nullable Literal value) {
        return switch (value) {
            case Literal.Whole _,Literal.Decimal _,Literal.Truth _ -> Optional.ofNullable(value);
            case Literal.Sequence(var items) when items.stream().distinct().count() == 1 -> single(items.getFirst());
            case Literal.Sequence _,Literal.Word _ -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    private Edit edit(Parameter wished, String key) {
        var name = IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> i == 1 ? wished.name() : wished.name() + i)
                .filter(candidate -> Renaming.refusal(design, "", candidate).isEmpty())
                .findFirst()
                .orElseThrow();
        var parameters = new ArrayList<>(design.parameters());
        parameters.add(wished.renamed(name).asNew());
        return new Edit.Together("make a parameter of " + key, List.of(
                new Edit.SetParameters(parameters),
                new Edit.SetValue(node, key, new Literal.Word(name))));
    }
}
