package blocksmith.app.shell;

import blocksmith.app.canvas.DesignCanvas;
import blocksmith.app.session.EditorSession;
import blocksmith.app.session.Form;
import blocksmith.app.session.HistoryState;
import blocksmith.app.theme.Appearance;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/// Everything that menus, buttons and keys do.
final class Actions {
    private final EditorSession session;
    final Action startNew;
    final Action newWindow;
    final Action open;
    final Action openElsewhere;
    final Action save;
    final Action saveAs;
    final Action undo;
    final Action redo;
    final Action cut;
    final Action copy;
    final Action paste;
    final Action duplicate;
    final Action delete;
    final Action selectAll;
    final Action addOperator;
    final Action frame;
    final Action makeTemplate;
    final Action detach;
    final Action stepInto;
    final Action stepOut;
    final Action compare;
    final Action fit;
    final Action zoomIn;
    final Action zoomOut;
    final Action actualSize;
    final Action theme;
    final Action form;
    final Action live;
    final Action pin;
    final Action unpin;

    Actions(EditorSession session, Documents documents, DesignCanvas canvas, Runnable chooseCounterpart,
            Appearance appearance, Preferences preferences) {
        this.session = session;
        startNew = action("new", "New", "Shortcut+N", null, documents::startNew);
        newWindow = action("new-window", "New window", "Shortcut+Shift+N", null, documents::newWindow);
        open = action("open", "Open…", "Shortcut+O", null, documents::open);
        openElsewhere = action("open-elsewhere", "Open in a new window…", "Shortcut+Shift+O", null,
                documents::openElsewhere);
        save = action("save", "Save", "Shortcut+S", null, documents::save);
        saveAs = action("save-as", "Save as…", "Shortcut+Shift+S", null, documents::saveAs);
        undo = history("undo", "Undo", "Shortcut+Z", HistoryState::undo, session::undo);
        redo = history("redo", "Redo", "Shortcut+Shift+Z", HistoryState::redo, session::redo);
        var nothing = Bindings.createBooleanBinding(
                () -> session.selectionProperty().get().isEmpty(),
                session.selectionProperty());
        cut = action("cut", "Cut", "Shortcut+X", nothing, session::cut);
        copy = action("copy", "Copy", "Shortcut+C", nothing, session::copy);
        paste = action("paste", "Paste", "Shortcut+V", null, session::paste);
        duplicate = action("duplicate", "Duplicate", "Shortcut+D", nothing, session::duplicate);
        delete = action("delete", "Delete", null, nothing, session::deleteSelection);
        selectAll = action("select-all", "Select all", "Shortcut+A", null, session::selectAll);
        var comparing = Bindings.createBooleanBinding(() -> session.comparison().stateProperty().get().isOpen(),
                session.comparison().stateProperty());
        addOperator = action("add", "Add operator…", "Shortcut+K", comparing, canvas::searchOperators);
        frame = action("frame", "Frame selection", "Shortcut+G", nothing, session::frameSelection);
        makeTemplate = action("make-template", "Make a template of the selection…", "Shortcut+Shift+T", nothing,
                documents::makeTemplate);
        detach = action("detach", "Detach from the template", "Shortcut+Shift+D", nothing, session::detach);
        stepInto = action("step-into", "Step into the template", "Shortcut+ENTER", nothing, this::stepIntoSelected);
        stepOut = action("step-out", "Step out", "Alt+UP",
                Bindings.createBooleanBinding(() -> session.aroundProperty().get().isEmpty(), session.aroundProperty()),
                session::stepOut);
        compare = action("compare", "Compare with…", "Shortcut+Shift+C", null, chooseCounterpart);
        fit = action("fit", "Fit", "Shortcut+0", null, canvas::fit);
        zoomIn = action("zoom-in", "Zoom in", "Shortcut+EQUALS", null, canvas::zoomIn);
        zoomOut = action("zoom-out", "Zoom out", "Shortcut+MINUS", null, canvas::zoomOut);
        actualSize = action("actual-size", "Actual size", "Shortcut+1", null, canvas::zoomToActualSize);
        theme = action("theme", "Switch light and dark", "Shortcut+Shift+L", null, () -> {
            appearance.show(appearance.themeProperty().get().other());
            preferences.use(appearance.themeProperty().get());
        });
        form = new Action("action-form", formLabel(), KeyCombination.valueOf("Shortcut+R"), null,
                () -> formProperty().set(formProperty().get().other()));
        live = new Action("action-live", liveLabel(), KeyCombination.valueOf("Shortcut+B"), null, () -> {
            var live = session.benchmark().liveProperty();
            live.set(!live.get());
        });
        pin = action("pin", "Pin as baseline", "Shortcut+P", null, session::pinBaseline);
        unpin = action("unpin", "Unpin baseline", null, session.baselineProperty().isNull(), session::unpinBaseline);
    }

    private void stepIntoSelected() {
        session.selectionProperty().get().stream().findFirst().ifPresent(session::stepInto);
    }

    /// Train or deploy: which form is shown.
    ObjectProperty<Form> formProperty() {
        return session.form().formProperty();
    }

    private ObservableStringValue formLabel() {
        return Bindings.createStringBinding(() -> "Show the " + formProperty().get().other().title(), formProperty());
    }

    ObservableStringValue liveLabel() {
        return Bindings.when(session.benchmark().liveProperty()).then("Stop benchmark").otherwise("Start benchmark");
    }

    private static Action action(String id, String label, @Nullable String key, @Nullable ObservableBooleanValue off,
            Runnable work) {
        return new Action("action-" + id, Bindings.createStringBinding(() -> label),
                key == null ? null : KeyCombination.valueOf(key), off, work);
    }

    /// An action whose label says what it would do: `Undo move`.
    private Action history(String id, String verb, String key, Function<HistoryState, @Nullable String> step,
            Runnable work) {
        var state = session.historyProperty();
        var label = Bindings.createStringBinding(() -> {
            var what = step.apply(state.get());
            return what == null ? verb : verb + " " + what;
        }, state);
        var off = Bindings.createBooleanBinding(() -> step.apply(state.get()) == null, state);
        return new Action("action-" + id, label, KeyCombination.valueOf(key), off, work);
    }
}
