package blocksmith.app.session;

import blocksmith.engine.problem.NodeId;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The way from the design that was opened to the template that is shown.
final class Descent {
    private final Deque<Left> outer = new ArrayDeque<>();

    /// A design that was left for one within it.
    ///
    /// @param file where it is kept; null for nowhere yet
    record Left(History steps, @Nullable Path file, Set<NodeId> selection) {
    }

    void clear() {
        outer.clear();
    }

    boolean isInside() {
        return !outer.isEmpty();
    }

    void push(Left left) {
        outer.push(left);
    }

    Left pop() {
        return outer.pop();
    }

    /// The names of the designs around the one shown, the outermost first.
    List<String> names() {
        return outer.reversed().stream().map(left -> left.steps().present().name()).toList();
    }

    /// Whether one of them has changes and no file yet.
    boolean hasChangesWithoutFile() {
        return outer.stream().anyMatch(left -> left.file() == null && left.steps().state().saved() == Saved.CHANGED);
    }
}
