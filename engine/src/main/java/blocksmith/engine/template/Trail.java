package blocksmith.engine.template;

import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The way from the outermost design to one within it.
///
/// @param path    of the node that stands for the design; empty for the outermost
/// @param origins of all designs on the way, the outermost first and this one last
record Trail(Optional<NodePath> path, List<Origin> origins) {
    private static final int DEEPEST = 32;

    static Trail begin(Origin origin) {
        return new Trail(Optional.empty(), List.of(origin));
    }

    Trail into(NodePath node, Origin origin) {
        return new Trail(Optional.of(node), Stream.concat(origins.stream(), Stream.of(origin)).toList());
    }

    boolean isOutermost() {
        return path.isEmpty();
    }

    boolean isDeepest() {
        return origins.size() > DEEPEST;
    }

    NodePath to(NodeId node) {
        return path.map(outer -> outer.then(node)).orElseGet(() -> NodePath.of(node));
    }

    Problem problem(Finding finding) {
        return path.map(finding::at).orElseGet(finding::atDesign);
    }
}
