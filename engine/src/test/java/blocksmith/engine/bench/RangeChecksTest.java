package blocksmith.engine.bench;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.Preparation;
import blocksmith.engine.backend.Program;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.op.Channels;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Groups;
import blocksmith.engine.op.Input;
import blocksmith.engine.op.Output;
import blocksmith.engine.op.Padding;
import blocksmith.engine.op.Size2;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.run.RandomGraph;
import blocksmith.engine.run.StepClock;
import blocksmith.engine.weights.DrawnWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Kernels have their indices checked where lists have theirs, in one method of the JDK.
class RangeChecksTest {
    private static final int RUNS = 300;
    /// Enough for the compiler to have it.
    private static final int CALLS = 100_000;

    /// A convolution of a shape that no other test has: what one test has compiled is ready in the others.
    private static Program pointwise(int channels, int outChannels) {
        var input = NodePath.of("input");
        var conv = NodePath.of("conv");
        var nodes = List.of(new GraphNode.Typed(input, new Input(channels, 26, 26), List.of()),
                new GraphNode.Typed(conv, new Conv2d(new Channels.Fixed(outChannels), Size2.of(1), Size2.of(1),
                        new Padding.Same(), Size2.of(1), new Groups.Fixed(1), false), from(input)),
                new GraphNode.Typed(NodePath.of("output"), new Output(), from(conv)));
        var prepared = Backend.EMBEDDED.prepare(RandomGraph.analysis(nodes, 1), new DrawnWeights(1), 1);
        return assertInstanceOf(Preparation.Prepared.class, prepared).program();
    }

    private static List<Optional<Outlet>> from(NodePath node) {
        return List.of(Optional.of(new Outlet(node, 0)));
    }

    /// The shortest run, in nanoseconds, with kernels that are compiled now.
    private static long shortest(Program program) {
        Beforehand.rehearse(List.of(program), () -> false);
        try (var workers = new WorkerPool(1); var execution = program.open(workers)) {
            execution.feed(Subject.inputs(program));
            long shortest = Long.MAX_VALUE;
            for (int i = 0; i < RUNS; i++) {
                long began = System.nanoTime();
                execution.run(StepClock.NONE);
                shortest = Math.min(shortest, System.nanoTime() - began);
            }
            return shortest;
        }
    }

    private static int askInVain() {
        var list = new ArrayList<>(List.of(1));
        int failed = 0;
        for (int i = 0; i < 2 * CALLS; i++) {
            try {
                failed -= list.get(i < CALLS ? 0 : -1);
            } catch (IndexOutOfBoundsException _) {
                failed++;
            }
        }
        return failed;
    }

    @Test
    void kernelsAreNoSlowerWhereAListWasAskedForWhatItHasNot() {
        long before = shortest(pointwise(176, 208));
        assertTrue(askInVain() >= 0);
        long after = shortest(pointwise(208, 176));
        assertTrue(after < 2 * before, after + " ns after " + before + " ns");
    }
}
