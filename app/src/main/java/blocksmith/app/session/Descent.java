package blocksmith.app.session;

import blocksmith.engine.design.Design;
import blocksmith.engine.problem.NodeId;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The way from the design that was opened to the template that is shown, and the histories of all templates that were
/// stepped into: what was done there can be undone when they are shown again.
final class Descent {
    private final Deque<Opened> outer = new ArrayDeque<>();
    private final Map<Path, History> templates = new LinkedHashMap<>();

    /// A design that was left for one within it.
    ///
    /// @param file where it is kept; null for nowhere yet
    record Opened(History steps, @Nullable Path file, Set<NodeId> selection) {
    }

    void clear() {
        outer.clear();
        templates.clear();
    }

    boolean isInside() {
        return !outer.isEmpty();
    }

    void push(Opened left) {
        outer.push(left);
    }

    Opened pop() {
        return outer.pop();
    }

    /// The names of the designs around the one shown, the outermost first.
    List<String> names() {
        return outer.reversed().stream().map(opened -> opened.steps().present().name()).toList();
    }

    /// What was done to the template kept at `file`.
    History history(Path file, Design template) {
        return templates.computeIfAbsent(file, _ -> new History(template));
    }

    /// Of the designs around the one shown and the templates stepped into, those that are changed, by their files.
    Map<Path, Design> unsaved() {
        var unsaved = new LinkedHashMap<Path, Design>();
        all().forEach((file, steps) -> {
            if (steps.state().saved() == Saved.CHANGED) {
                unsaved.put(file, steps.present());
            }
        });
        return unsaved;
    }

    boolean hasChanges() {
        return !unsaved().isEmpty()
                || outer.stream().anyMatch(opened -> opened.steps().state().saved() == Saved.CHANGED);
    }

    void markSaved(Path file) {
        var steps = all().get(file);
        if (steps != null) {
            steps.markSaved();
        }
    }

    private Map<Path, History> all() {
        var all = new LinkedHashMap<>(templates);
        for (var opened : new ArrayList<>(outer)) {
            if (opened.file() != null) {
                all.put(opened.file(), opened.steps());
            }
        }
        return all;
    }
}
