package blocksmith.app.session;

import blocksmith.engine.backend.Readiness;
import blocksmith.engine.plan.Fate;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// The live measurement, as charts and nodes show it.
///
/// @param design   the design shown
/// @param baseline the pinned one, measured in turn with it
/// @param times    the design's steps, and the changes of layout around them
/// @param fates    what became of the design's nodes
/// @param marks    the edits of the time that the series cover
/// @param problems why the design cannot be run
/// @param readiness of the kernels of both
public record BenchmarkState(BenchmarkStatus status, Series design, Series baseline, List<NodeTime> times,
        Map<NodePath, Fate> fates, List<Mark> marks, List<Problem> problems, Readiness readiness) {
    public static final BenchmarkState EMPTY = new BenchmarkState(BenchmarkStatus.OFF, Series.EMPTY, Series.EMPTY,
            List.of(), Map.of(), List.of(), List.of(), Readiness.READY);

    public BenchmarkState {
        times = List.copyOf(times);
        fates = Map.copyOf(new LinkedHashMap<>(fates));
        marks = List.copyOf(marks);
        problems = List.copyOf(problems);
    }

    /// The time of the steps that run what is at `node`; empty when there are none.
    public OptionalDouble millis(NodePath node) {
        var own = times.stream().filter(time -> time.isOf(node)).mapToDouble(NodeTime::millis).toArray();
        return own.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Arrays.stream(own).sum());
    }

    /// Whether what was measured is not yet what it will be.
    public boolean isProvisional() {
        return status == BenchmarkStatus.WARMING_UP || status == BenchmarkStatus.PREPARING;
    }

    /// What became of the node, in a word: `folded` or `fused`; empty when a kernel runs it, or when nobody knows yet.
    public String fateOf(NodePath node) {
        var fate = fates.get(node);
        return fate == null ? "" : switch (fate.kind()) {
            case FOLDED -> "folded";
            case FUSED -> "fused";
            case LEFT_OUT -> "left out";
            case RUNS, BORDER -> "";
        };
    }

    BenchmarkState withoutBaseline() {
        return new BenchmarkState(status, design, Series.EMPTY, times, fates, marks, problems, readiness);
    }

    BenchmarkState with(BenchmarkStatus changed) {
        return new BenchmarkState(changed, design, baseline, times, fates, marks, problems, readiness);
    }
}
