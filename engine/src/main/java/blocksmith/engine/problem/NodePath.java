package blocksmith.engine.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The way from the outermost design to a node: one step for each instance passed on the way, the node's own last.
public final class NodePath implements Comparable<NodePath> {
    private final List<Step> steps;
    /// Paths are keys of most that is known of designs.
    private final int hash;

    /// @param repetition which it is of several in a row, from 0; [#ONCE] where the node stands once
    public record Step(NodeId node, int repetition) {
        public static final int ONCE = -1;

        /// `block`, or `block[2]`.
        @Override
        public String toString() {
            return repetition == ONCE ? node.value() : node.value() + "[" + repetition + "]";
        }
    }

    private NodePath(List<Step> steps) {
        this.steps = List.copyOf(steps);
        this.hash = steps.hashCode();
    }

    public static NodePath of(NodeId id) {
        return new NodePath(List.of(new Step(id, Step.ONCE)));
    }

    public static NodePath of(String id) {
        return of(new NodeId(id));
    }

    /// The path of a node within the instance that is here.
    public NodePath then(NodeId id) {
        var longer = new ArrayList<>(steps);
        longer.add(new Step(id, Step.ONCE));
        return new NodePath(longer);
    }

    /// The path of one of several that stand here in a row.
    public NodePath repetition(int index) {
        var changed = new ArrayList<>(steps);
        changed.set(changed.size() - 1, new Step(leaf(), index));
        return new NodePath(changed);
    }

    /// Whether this is a place of `outer` or within it: of any of its repetitions, where `outer` names none.
    public boolean isWithin(NodePath outer) {
        int last = outer.steps.size() - 1;
        return steps.size() > last && steps.subList(0, last).equals(outer.steps.subList(0, last))
                && isOf(steps.get(last), outer.steps.get(last));
    }

    private static boolean isOf(Step step, Step outer) {
        return step.equals(outer) || (outer.repetition() == Step.ONCE && step.node().equals(outer.node()));
    }

    public List<Step> steps() {
        return steps;
    }

    /// The node of the outermost design that this path leads through: where a view shows what happens inside.
    public NodeId root() {
        return steps.getFirst().node();
    }

    public NodeId leaf() {
        return steps.getLast().node();
    }

    @Override
    public int compareTo(NodePath other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof NodePath that && hash == that.hash && steps.equals(that.steps));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining("/"));
    }
}
