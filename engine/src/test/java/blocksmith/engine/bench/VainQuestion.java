package blocksmith.engine.bench;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.Preparation;
import blocksmith.engine.backend.Program;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.op.Channels;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Groups;
import blocksmith.engine.op.Input;
import blocksmith.engine.op.Output;
import blocksmith.engine.op.Padding;
import blocksmith.engine.op.Size2;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.run.RandomGraph;
import blocksmith.engine.weights.DrawnWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks a list in vain, as JavaFX's renderer does, and has a kernel compiled after that; in a process of its own, for the
/// list is asked once and for all.
final class VainQuestion {
    /// Enough for the compiler to have it.
    private static final int CALLS = 100_000;

    private VainQuestion() {
    }

    static void main() {
        if (askInVain() < 0) {
            throw new AssertionError("The list has what it has not");
        }
        Beforehand.rehearse(List.of(pointwise()), () -> false);
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

    private static Program pointwise() {
        var input = NodePath.of("input");
        var conv = NodePath.of("conv");
        var nodes = List.of(new GraphNode.Typed(input, new Input(176, 26, 26), List.of()),
                new GraphNode.Typed(conv, new Conv2d(new Channels.Fixed(208), Size2.of(1), Size2.of(1),
                        new Padding.Same(), Size2.of(1), new Groups.Fixed(1), false), from(input)),
                new GraphNode.Typed(NodePath.of("output"), new Output(), from(conv)));
        var prepared = Backend.EMBEDDED.prepare(RandomGraph.analysis(nodes, 1), new DrawnWeights(1), 1);
        return assertInstanceOf(Preparation.Prepared.class, prepared).program();
    }

    private static List<Optional<Outlet>> from(NodePath node) {
        return List.of(Optional.of(new Outlet(node, 0)));
    }
}
