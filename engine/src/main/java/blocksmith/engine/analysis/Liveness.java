package blocksmith.engine.analysis;

import blocksmith.engine.graph.Graph;
import blocksmith.engine.graph.Wires;
import blocksmith.engine.tensor.Shape;
import java.util.List;
import java.util.function.IntPredicate;

/// Which tensors are alive while nodes run one by one in computing order: a tensor lives from the node that makes it to
/// the last that reads it, both included, and a result that leaves the design lives to the end. Nothing is fused and
/// nothing computed in place: this is a figure of the design, not of a plan.
final class Liveness {
    private final Wires wires;
    private final List<NodeAnalysis> results;
    private final Precision precision;
    private final IntPredicate which;

    /// @param which the places of the nodes that run
    Liveness(Graph graph, List<NodeAnalysis> results, Precision precision, IntPredicate which) {
        this.wires = graph.wires();
        this.results = results;
        this.precision = precision;
        this.which = which;
    }

    /// The most bytes alive at one step, for the batch, weights apart.
    long peakBytes() {
        var dying = new long[results.size() + 1];
        long live = 0;
        long peak = 0;
        for (int place = 0; place < results.size(); place++) {
            if (which.test(place) && results.get(place) instanceof NodeAnalysis.Known node) {
                live = Saturated.plus(live, made(node, place, dying));
                peak = Math.max(peak, live);
            }
            live -= dying[place];
        }
        return peak;
    }

    /// The bytes that a node makes; when each of its tensors dies is noted.
    private long made(NodeAnalysis.Known node, int place, long[] dying) {
        long made = 0;
        for (int port = 0; port < node.outputs().size(); port++) {
            long bytes = bytes(node.outputs().get(port).shape());
            int last = Math.max(place, lastReader(place, port));
            dying[last] = Saturated.plus(dying[last], bytes);
            made = Saturated.plus(made, bytes);
        }
        return made;
    }

    private int lastReader(int place, int port) {
        return port < wires.lastReaders(place).length ? wires.lastReaders(place)[port] : Wires.NEVER;
    }

    private long bytes(Shape shape) {
        return Saturated.times(shape.elements(), precision.bytes());
    }
}
