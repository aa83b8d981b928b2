package blocksmith.engine.backend;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.run.GraphDesign;
import blocksmith.engine.run.RandomGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Makes a failing design smaller for as long as it fails: one node after the other is taken out, and what it was fed
/// goes on in its place.
final class Shrinking {
    private final int batch;
    private final Function<Analysis, Optional<String>> failure;
    private List<GraphNode.Typed> nodes;

    private Shrinking(Analysis analysis, Function<Analysis, Optional<String>> failure) {
        this.batch = analysis.setting().batch();
        this.failure = failure;
        this.nodes = analysis.graph().inOrder().stream().map(GraphNode.Typed.class::cast).toList();
    }

    /// The smallest design that was found, as a document.
    static String of(Analysis analysis, Function<Analysis, Optional<String>> failure) {
        var shrinking = new Shrinking(analysis, failure);
        while (shrinking.shrinkOnce()) {
            continue;
        }
        return DesignCodec.write(GraphDesign.of("Batch " + shrinking.batch, shrinking.nodes));
    }

    private boolean shrinkOnce() {
        for (var node : nodes.reversed()) {
            var smaller = without(node);
            if (fails(smaller)) {
                nodes = smaller;
                return true;
            }
        }
        return false;
    }

    private List<GraphNode.Typed> without(GraphNode.Typed gone) {
        var left = new ArrayList<GraphNode.Typed>();
        for (var node : nodes) {
            if (!node.equals(gone)) {
                left.add(new GraphNode.Typed(node.path(), node.operator(),
                        node.inputs().stream().map(input -> behind(gone, input)).toList()));
            }
        }
        return left;
    }

    private static Optional<Outlet> behind(GraphNode.Typed gone, Optional<Outlet> input) {
        return input.isPresent() && input.get().node().equals(gone.path())
                ? gone.inputs().stream().findFirst().flatMap(first -> first)
                : input;
    }

    private boolean fails(List<GraphNode.Typed> smaller) {
        var analysis = RandomGraph.analysis(smaller, batch);
        if (analysis.hasErrors() || analysis.graph().inOrder().stream().noneMatch(
                node -> node.operatorName().equals("Output"))) {
            return false;
        }
        return failure.apply(analysis).isPresent();
    }
}
