package blocksmith.app.compare;

import blocksmith.app.canvas.NodeMark;
import blocksmith.engine.compare.Comparison;
import blocksmith.engine.compare.NodeChange;
import blocksmith.engine.problem.NodeId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What is marked in the two designs.
final class Marks {
    private Marks() {
    }

    static Map<NodeId, NodeMark> before(Comparison comparison) {
        return marks(comparison, NodeChange::before);
    }

    static Map<NodeId, NodeMark> after(Comparison comparison) {
        return marks(comparison, NodeChange::after);
    }

    private static Map<NodeId, NodeMark> marks(Comparison comparison, Function<NodeChange, Optional<NodeId>> side) {
        var marks = new LinkedHashMap<NodeId, NodeMark>();
        comparison.rows()
                .forEach(row -> side.apply(row.change()).ifPresent(id -> marks.put(id, of(row.change().kind()))));
        return marks;
    }

    /// Of a node that is listed as different.
    static NodeMark of(NodeChange.Kind kind) {
        return switch (kind) {
            case ADDED -> NodeMark.ADDED;
            case REMOVED -> NodeMark.REMOVED;
            case CHANGED -> NodeMark.CHANGED;
            case RENAMED -> NodeMark.RENAMED;
            case SAME -> NodeMark.AFFECTED;
        };
    }
}
