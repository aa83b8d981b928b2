package blocksmith.engine.bench;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.backend.Program;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.run.ReferenceRun;
import blocksmith.engine.run.StepClock;
import blocksmith.engine.tensor.Deviation;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Tensor;
import blocksmith.engine.weights.WeightSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Measures how far what a program makes is from what its design's definition makes in double precision, on the inputs that
/// its latency is measured on.
public final class OutputError {
    /// What the definition takes: measured on the networks of the library, rounded up.
    private static final double NANOS_A_MAC = 2.5;
    private static final double NANOS_AN_ELEMENT = 20;

    private OutputError() {
    }

    /// Runs the program once, and then the definition, on this thread.
    ///
    /// @param stop asked often whether to leave the rest undone
    /// @return empty when it was stopped, or where the design has problems beside what the program runs
    public static Optional<Deviation> of(Program program, Analysis analysis, WeightSource weights,
            BooleanSupplier stop) {
        if (analysis.hasErrors()) {
            return Optional.empty();
        }
        var inputs = Subject.inputs(program);
        var made = run(program, inputs, stop);
        return ReferenceRun.of(analysis, weights, named(program, inputs), stop)
                .map(expected -> of(program, made, expected));
    }

    private static List<Tensor> run(Program program, List<Tensor> inputs, BooleanSupplier stop) {
        try (var workers = new WorkerPool(program.threads(), stop); var execution = program.open(workers)) {
            execution.feed(inputs);
            execution.run(StepClock.NONE);
            return execution.results();
        }
    }

    private static Map<NodePath, DoubleTensor> named(Program program, List<Tensor> inputs) {
        var named = new LinkedHashMap<NodePath, DoubleTensor>();
        for (int i = 0; i < inputs.size(); i++) {
            named.put(program.inputs().get(i).node(), inputs.get(i).toDouble());
        }
        return named;
    }

    private static Deviation of(Program program, List<Tensor> made, Map<NodePath, DoubleTensor> expected) {
        var references = program.outputs().stream()
                .map(border -> Optional.ofNullable(expected.get(border.node())).orElseThrow())
                .toList();
        return Deviation.of(references, made);
    }

    /// About how long [#of] takes.
    public static Duration expectedTime(Analysis analysis) {
        double macs = (double) analysis.totals().macs() * analysis.setting().batch();
        long elements = analysis.nodes().values().stream()
                .filter(NodeAnalysis.Known.class::isInstance).map(NodeAnalysis.Known.class::cast)
                .flatMap(node -> node.outputs().stream())
                .mapToLong(output -> output.shape().elements())
                .sum();
        return Duration.ofNanos((long) (NANOS_A_MAC * macs + NANOS_AN_ELEMENT * elements));
    }
}
