package blocksmith.engine.plan;

import blocksmith.engine.kernel.GeneratedCode;
import blocksmith.engine.op.Accuracy;
import blocksmith.engine.problem.NodePath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What to run, in order, and where everything stands in one arena.
///
/// @param threads     how many it was planned for
/// @param accuracy    what kernels were chosen for
/// @param arenaFloats the arena's size
/// @param lowerBound  the most floats that live at one time, scratch included: no arena is smaller
/// @param live        what lives in the arena while each step runs
/// @param fates       what became of each node
public record Plan(List<Step> steps, List<Border> inputs, List<Border> outputs, int threads, Accuracy accuracy,
        long arenaFloats, long lowerBound, List<Live> live, Map<NodePath, Fate> fates) {
    public Plan {
        steps = List.copyOf(steps);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        live = List.copyOf(live);
        fates = Collections.unmodifiableMap(new LinkedHashMap<>(fates));
    }

    /// The code that was written for its shapes, that of the most work first.
    public List<GeneratedCode> code() {
        var work = new LinkedHashMap<GeneratedCode, Long>();
        for (var step : steps) {
            step.choice().code().forEach(code -> work.merge(code, step.layer().work(), Long::sum));
        }
        return work.entrySet().stream()
                .sorted(Map.Entry.<GeneratedCode, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }
}
