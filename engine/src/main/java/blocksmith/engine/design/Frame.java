package blocksmith.engine.design;

import blocksmith.engine.problem.NodeId;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// A named stage of a design: the canvas draws a frame around its nodes.
public record Frame(String id, String title, List<NodeId> nodes) {
    public Frame {
        nodes = List.copyOf(nodes);
    }

    Frame without(Set<NodeId> gone) {
        return new Frame(id, title, nodes.stream().filter(Predicate.not(gone::contains)).toList());
    }
}
