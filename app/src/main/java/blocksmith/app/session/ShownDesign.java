package blocksmith.app.session;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Edits;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.template.Origin;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplateFiles;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The design that is shown and edited, its history, its file and what is selected in it, and the way to it through the
/// designs around it. Its history is that of all windows which have its file open.
final class ShownDesign implements AutoCloseable {
    private final ReadOnlyObjectWrapper<Design> design = new ReadOnlyObjectWrapper<>(Design.EMPTY);
    private final ReadOnlyObjectWrapper<Set<NodeId>> selection = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<HistoryState> history;
    private final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<List<String>> around = new ReadOnlyObjectWrapper<>(List.of());
    private final TemplateStore templates;
    private final OpenDesigns open;
    private final OpenDesigns.Window window = this::changedElsewhere;
    private final Follower follower;
    private final Descent descent = new Descent();
    /// The files of which this window has the designs open.
    private final Set<Path> held = new LinkedHashSet<>();
    private History steps = new History(Design.EMPTY);

    /// What is told of changes.
    interface Follower {
        /// The design shown is left for another.
        void left();

        /// @param change what the change is called; null when it is not one of the design
        void changed(@Nullable String change);
    }

    ShownDesign(TemplateStore templates, Follower follower) {
        this.templates = templates;
        this.open = templates.open();
        this.follower = follower;
        this.history = new ReadOnlyObjectWrapper<>(steps.state());
        open.add(window);
    }

    ReadOnlyObjectProperty<Design> designProperty() {
        return design.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Set<NodeId>> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<HistoryState> historyProperty() {
        return history.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Path> fileProperty() {
        return file.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<String>> aroundProperty() {
        return around.getReadOnlyProperty();
    }

    Design design() {
        return design.get();
    }

    Set<NodeId> selection() {
        return selection.get();
    }

    Origin origin() {
        var kept = file.get();
        return kept == null ? Origin.UNSAVED : TemplateFiles.inFile(design(), kept).origin();
    }

    void select(Set<NodeId> nodes) {
        var present = new LinkedHashSet<>(nodes);
        present.retainAll(design().nodes().keySet());
        selection.set(Set.copyOf(present));
    }

    void edit(Edit edit) {
        var changed = Edits.apply(design(), edit);
        if (!changed.equals(design())) {
            steps.put(changed, edit.label(), StepSubject.of(edit, design()), System.nanoTime());
            publish(edit.label());
        }
    }

    /// Makes an edit, and selects the nodes that it adds.
    void add(Edit edit) {
        var before = design().nodes().keySet();
        edit(edit);
        var added = new HashSet<>(design().nodes().keySet());
        added.removeAll(before);
        select(added);
    }

    void undo() {
        steps.undo();
        publish("undo");
    }

    void redo() {
        steps.redo();
        publish("redo");
    }

    private void publish(@Nullable String change) {
        present(change);
        open.publish(steps, file.get(), change, window);
    }

    private void present(@Nullable String change) {
        // who is told of the design may ask whether it is a new one
        history.set(steps.state());
        design.set(steps.present());
        around.set(descent.names());
        select(selection());
        follower.changed(change);
    }

    /// What is shown follows where it is the same design, and its analysis where it may be one within.
    private void changedElsewhere(History changed, @Nullable String change) {
        if (changed == steps) {
            present(change);
        } else {
            around.set(descent.names());
            follower.changed(change);
        }
    }

    /// Shows another design, with a history of its own unless another window has it open.
    void show(Design opened, @Nullable Path from) {
        releaseAll();
        descent.clear();
        go(from == null ? new History(opened) : hold(from, opened), from, Set.of());
    }

    private History hold(Path kept, Design opened) {
        held.add(OpenDesigns.key(kept));
        return open.hold(kept, opened, window);
    }

    private void releaseAll() {
        held.forEach(kept -> open.release(kept, window));
        held.clear();
    }

    void stepInto(Template template) {
        var kept = switch (template.origin()) {
            case Origin.File(var path) -> path;
            case Origin.BuiltIn(var name) -> TemplateFiles.file(templates.folder(), name);
            case Origin.Unsaved _ -> throw new IllegalStateException("A template is kept somewhere");
        };
        descent.push(new Descent.Left(steps, file.get(), selection()));
        go(hold(kept, template.design()), kept, Set.of());
    }

    void stepOut() {
        if (descent.isInside()) {
            var left = descent.pop();
            go(left.steps(), left.file(), left.selection());
        }
    }

    private void go(History to, @Nullable Path kept, Set<NodeId> selected) {
        steps = to;
        file.set(kept);
        selection.set(Set.of());
        follower.left();
        present(null);
        select(selected);
    }

    /// The designs with changes that this window has open beside the one shown, by their files.
    Map<Path, Design> unsavedBeside() {
        var unsaved = new LinkedHashMap<Path, Design>();
        open.changed(window).forEach((kept, changed) -> {
            if (changed != steps) {
                unsaved.put(kept, changed.present());
            }
        });
        return unsaved;
    }

    void savedBeside(Path to) {
        var saved = open.changed(window).get(OpenDesigns.key(to));
        if (saved != null) {
            saved.markSaved();
            open.publish(saved, to, null, window);
        }
    }

    void saved(Path to) {
        var from = file.get();
        steps = open.move(steps, from, to, window);
        if (from != null) {
            held.remove(OpenDesigns.key(from));
        }
        held.add(OpenDesigns.key(to));
        steps.markSaved();
        file.set(to);
        publish(null);
    }

    boolean hasUnsavedChanges() {
        return isChanged(steps) || descent.hasChangesWithoutFile() || !open.changed(window).isEmpty();
    }

    /// Whether changes would be lost with this window: no other has the design open.
    boolean losesChanges() {
        return (file.get() == null && isChanged(steps)) || descent.hasChangesWithoutFile()
                || open.changed(window).keySet().stream().anyMatch(kept -> !open.isHeldByOthers(kept, window));
    }

    private static boolean isChanged(History steps) {
        return steps.state().saved() == Saved.CHANGED;
    }

    @Override
    public void close() {
        open.remove(window);
        releaseAll();
    }
}
