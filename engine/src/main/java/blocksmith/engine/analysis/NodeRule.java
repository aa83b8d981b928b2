package blocksmith.engine.analysis;

import blocksmith.engine.op.Formula;
import blocksmith.engine.op.Incoming;
import blocksmith.engine.op.Inference;
import blocksmith.engine.op.Operator;
import blocksmith.engine.op.Rule;
import blocksmith.engine.op.Source;
import blocksmith.engine.op.Symbol;
import blocksmith.engine.op.WeightSpec;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.tensor.TensorType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The rules of operators under one setting, each applied once to what arrives.
final class NodeRule {
    private static final Rule BYTES_MOVED = Rule.of(
            "b * (I + O + W)",
            new Source("Williams, Waterman, Patterson 2009, Roofline, CACM 52(4)", "operational intensity"));

    private final Setting setting;
    private final Symbol bytesPerElement;
    private final Map<Rated.Key, Verdict> applied = new HashMap<>();

    NodeRule(Setting setting) {
        this.setting = setting;
        this.bytesPerElement = new Symbol("b", "bytes an element", setting.precision().bytes());
    }

    /// What became of it.
    sealed interface Verdict {
    }

    record Accepted(Rated rated) implements Verdict {
    }

    /// @param outputs what leaves the node all the same; empty when that is open
    record Refused(List<Finding> findings, List<TensorType> outputs) implements Verdict {
    }

    Verdict apply(Operator operator, List<TensorType> arriving) {
        return applied.computeIfAbsent(new Rated.Key(operator, arriving), _ -> verdict(operator, arriving));
    }

    private Verdict verdict(Operator operator, List<TensorType> arriving) {
        var in = new Incoming(arriving, setting.batch());
        return switch (operator.infer(in)) {
            case Inference.Inferred(var outputs) -> new Accepted(rated(operator, in, outputs));
            case Inference.Rejected(var findings, var outputs) -> new Refused(findings, outputs);
        };
    }

    private Rated rated(Operator operator, Incoming in, List<TensorType> outputs) {
        var specs = List.copyOf(operator.weights(in));
        var cost = operator.cost(in, outputs);
        var activations = setting.precision()
                .activationBytes()
                .at(bytesPerElement, new Symbol("O", "output elements", elements(outputs)));
        var moved = bytesMoved(in, outputs, specs);
        long buffers = elements(specs, spec -> !spec.role().isLearned());
        return new Rated(
                operator.title(in),
                operator.category(in),
                operator.settings(in, outputs),
                outputs,
                specs,
                cost,
                activations,
                moved,
                operator.reach(in),
                Counts.of(cost, buffers, activations.value(), moved.value(), setting.batch()));
    }

    private Formula bytesMoved(Incoming in, List<TensorType> outputs, List<WeightSpec> specs) {
        return BYTES_MOVED.at(
                bytesPerElement,
                new Symbol("I", "input elements", elements(in.types())),
                new Symbol("O", "output elements", elements(outputs)),
                new Symbol("W", "weights and buffers", elements(specs, _ -> true)));
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
