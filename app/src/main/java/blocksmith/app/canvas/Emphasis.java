package blocksmith.app.canvas;

import blocksmith.engine.problem.NodeId;
import java.util.Map;
import java.util.Set;

/// The nodes that stand out, and why.
record Emphasis(Set<NodeId> selection, Map<NodeId, NodeMark> marks) {
    Emphasis {
        selection = Set.copyOf(selection);
        marks = Map.copyOf(marks);
    }

    static Emphasis selected(Set<NodeId> selection) {
        return new Emphasis(selection, Map.of());
    }
}
