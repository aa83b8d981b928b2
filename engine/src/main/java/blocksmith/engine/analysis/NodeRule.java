package blocksmith.engine.analysis;

import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.op.Formula;
import blocksmith.engine.op.Incoming;
import blocksmith.engine.op.Inference;
import blocksmith.engine.op.Input;
import blocksmith.engine.op.Operator;
import blocksmith.engine.op.Rule;
import blocksmith.engine.op.Source;
import blocksmith.engine.op.Symbol;
import blocksmith.engine.op.WeightSpec;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.tensor.ElementType;
import blocksmith.engine.tensor.TensorType;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The analysis of one node whose inputs are known.
final class NodeRule {
    private static final int FLOAT = ElementType.FLOAT32.bytes();
    private static final Rule ACTIVATION_BYTES = Rule.of(
            "b * O",
            new Source("IEEE 754-2019", "binary32, table 3.5"));
    private static final Rule BYTES_MOVED = Rule.of(
            "b * (I + O + W)",
            new Source("Williams, Waterman, Patterson 2009, Roofline, CACM 52(4)", "operational intensity"));

    private NodeRule() {
    }

    /// What became of it.
    sealed interface Verdict {
    }

    record Accepted(NodeAnalysis.Known analysis) implements Verdict {
    }

    /// @param outputs what leaves the node all the same; empty when that is open
    record Refused(List<Problem> problems, List<TensorType> outputs) implements Verdict {
    }

    static Verdict apply(GraphNode.Typed node, Arriving arriving) {
        var in = arriving.incoming();
        return switch (node.operator().infer(in)) {
            case Inference.Inferred(var outputs) -> new Accepted(known(node, arriving, in, outputs));
            case Inference.Rejected(var findings, var outputs) ->
                new Refused(findings.stream().map(finding -> finding.at(node.path())).toList(), outputs);
        };
    }

    private static NodeAnalysis.Known known(GraphNode.Typed node, Arriving arriving, Incoming in,
            List<TensorType> outputs) {
        var operator = node.operator();
        var specs = operator.weights(in);
        return new NodeAnalysis.Known(
                node,
                operator.title(in),
                operator.category(in),
                operator.settings(in, outputs),
                arriving,
                outputs,
                specs,
                operator.cost(in, outputs),
                elements(specs, spec -> !spec.role().isLearned()),
                ACTIVATION_BYTES.at(bytesPerElement(), new Symbol("O", "output elements", elements(outputs))),
                bytesMoved(in, outputs, specs),
                field(operator, in, arriving));
    }

    private static Formula bytesMoved(Incoming in, List<TensorType> outputs, List<WeightSpec> specs) {
        return BYTES_MOVED.at(
                bytesPerElement(),
                new Symbol("I", "input elements", elements(in.types())),
                new Symbol("O", "output elements", elements(outputs)),
                new Symbol("W", "weights and buffers", elements(specs, _ -> true)));
    }

    private static Symbol bytesPerElement() {
        return new Symbol("b", "bytes an element", FLOAT);
    }

    private static Optional<ReceptiveField> field(Operator operator, Incoming in, Arriving arriving) {
        if (operator instanceof Input) {
            return Optional.of(ReceptiveField.POINT);
        }
        return arriving.field().map(field -> field.through(operator.reach(in), operator.about().label()));
    }

    private static long elements(List<TensorType> types) {
        return types.stream().mapToLong(type -> type.shape().elements()).reduce(0, Saturated::plus);
    }

    private static long elements(List<WeightSpec> specs, Predicate<WeightSpec> which) {
        return specs.stream()
                .filter(which)
                .mapToLong(spec -> spec.shape().elements())
                .reduce(0, Saturated::plus);
    }
}
