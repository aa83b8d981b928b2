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
/// designs around it.
final class ShownDesign {
    private final ReadOnlyObjectWrapper<Design> design = new ReadOnlyObjectWrapper<>(Design.EMPTY);
    private final ReadOnlyObjectWrapper<Set<NodeId>> selection = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<HistoryState> history;
    private final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>(null);
    private final ReadOnlyObjectWrapper<List<String>> around = new ReadOnlyObjectWrapper<>(List.of());
    private final TemplateStore templates;
    private final Follower follower;
    private final Descent descent = new Descent();
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
        this.follower = follower;
        this.history = new ReadOnlyObjectWrapper<>(steps.state());
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
            present(edit.label());
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
        present("undo");
    }

    void redo() {
        steps.redo();
        present("redo");
    }

    private void present(@Nullable String change) {
        var kept = file.get();
        if (descent.isInside() && kept != null) {
            templates.files().open(kept, steps.present());
        }
        design.set(steps.present());
        history.set(steps.state());
        select(selection());
        follower.changed(change);
    }

    /// Shows another design, with a history of its own.
    void show(Design opened, @Nullable Path from) {
        descent.unsaved().keySet().forEach(templates.files()::close);
        descent.clear();
        go(new History(opened), from, Set.of());
    }

    void stepInto(Template template) {
        var kept = switch (template.origin()) {
            case Origin.File(var path) -> path;
            case Origin.BuiltIn(var name) -> TemplateFiles.file(templates.folder(), name);
            case Origin.Unsaved _ -> throw new IllegalStateException("A template is kept somewhere");
        };
        descent.push(new Descent.Opened(steps, file.get(), selection()));
        go(descent.history(kept, template.design()), kept, Set.of());
    }

    void stepOut() {
        if (descent.isInside()) {
            var opened = descent.pop();
            go(opened.steps(), opened.file(), opened.selection());
        }
    }

    private void go(History to, @Nullable Path kept, Set<NodeId> selected) {
        steps = to;
        file.set(kept);
        selection.set(Set.of());
        follower.left();
        around.set(descent.names());
        present(null);
        select(selected);
    }

    Map<Path, Design> unsavedBeside() {
        var unsaved = new LinkedHashMap<>(descent.unsaved());
        unsaved.remove(file.get());
        return unsaved;
    }

    void savedBeside(Path to) {
        descent.markSaved(to);
        templates.files().close(to);
    }

    void saved(Path to) {
        file.set(to);
        steps.markSaved();
        history.set(steps.state());
        templates.files().close(to);
    }

    boolean hasUnsavedChanges() {
        return history.get().saved() == Saved.CHANGED || descent.hasChanges();
    }
}
