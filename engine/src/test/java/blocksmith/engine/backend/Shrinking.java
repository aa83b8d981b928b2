package blocksmith.engine.backend;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.Layout;
import blocksmith.engine.design.Node;
import blocksmith.engine.design.Wire;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.run.RandomGraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
        return DesignCodec.write(shrinking.design());
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

    private Design design() {
        var documents = new LinkedHashMap<NodeId, Node>();
        for (var node : nodes) {
            var type = OperatorType.of(node.operator());
            var inputs = new LinkedHashMap<String, Wire>();
            for (int port = 0; port < node.inputs().size(); port++) {
                inputs.put(node.ports().inputs().get(port).name(), wire(node.inputs().get(port).orElseThrow()));
            }
            var id = node.path().leaf();
            documents.put(id, new Node(id, type.name(), null, type.values(node.operator()), inputs, null));
        }
        return new Design("Batch " + batch, "", List.of(), documents, Layout.EMPTY);
    }

    private Wire wire(Outlet outlet) {
        var from = nodes.stream().filter(node -> node.path().equals(outlet.node())).findFirst().orElseThrow();
        return new Wire(outlet.node().leaf(), from.ports().outputs().get(outlet.port()).name());
    }
}
