package blocksmith.engine.design;

import blocksmith.engine.problem.NodeId;
import java.util.List;

/// A named stage of a design: the canvas draws a frame around its nodes.
public record Frame(String id, String title, List<NodeId> nodes) {
    public Frame {
        nodes = List.copyOf(nodes);
    }
}
