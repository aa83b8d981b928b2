package blocksmith.engine.design;

import blocksmith.engine.problem.NodeId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Gives new nodes ids that no other node has: `conv`, `conv2`, `conv3`.
public final class FreshIds {
    private static final int LONGEST_STEM = 48;

    private final Set<NodeId> taken;

    private FreshIds(Set<NodeId> taken) {
        this.taken = taken;
    }

    /// Ids that differ from those of `design`, and from each other.
    public static FreshIds beside(Design design) {
        return new FreshIds(new HashSet<>(design.nodes().keySet()));
    }

    /// An id for a node of this operator: `conv` for `Conv2d`.
    public NodeId forOperator(String name) {
        return next(name.replaceFirst("2d$", "").toLowerCase(Locale.ROOT));
    }

    /// An id that tells of `id`: itself when it is free, or else with a number.
    public NodeId like(NodeId id) {
        return taken.add(id) ? id : next(id.value().replaceFirst("[0-9]+$", ""));
    }

    private NodeId next(String wanted) {
        var stem = NodeId.isValid(wanted) ? wanted.substring(0, Math.min(LONGEST_STEM, wanted.length())) : "node";
        var id = new NodeId(stem);
        for (int number = 2; !taken.add(id); number++) {
            id = new NodeId(stem + number);
        }
        return id;
    }
}
