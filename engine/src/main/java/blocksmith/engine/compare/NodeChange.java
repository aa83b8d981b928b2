package blocksmith.engine.compare;

import blocksmith.engine.problem.NodeId;
import java.util.List;
import java.util.Optional;

/// What became of one node of a design.
///
/// @param before its id in the one design; empty when it is not there
/// @param after  its id in the other; empty when it is not there
/// @param values what is set otherwise; empty unless it is [Kind#CHANGED]
public record NodeChange(Kind kind, Optional<NodeId> before, Optional<NodeId> after, List<ValueChange> values) {
    public NodeChange {
        values = List.copyOf(values);
    }

    /// Whether and how a node differs.
    public enum Kind {
        SAME, CHANGED, RENAMED, ADDED, REMOVED
    }

    /// The id under which it is shown: that of the other design, where it has one.
    public NodeId id() {
        return after.or(() -> before).orElseThrow();
    }
}
