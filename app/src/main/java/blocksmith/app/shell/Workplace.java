package blocksmith.app.shell;

import blocksmith.app.canvas.DesignCanvas;
import blocksmith.app.canvas.geometry.Viewport;
import blocksmith.app.compare.ComparisonView;
import blocksmith.app.compare.CounterpartSearch;
import blocksmith.app.session.EditorSession;
import blocksmith.app.theme.Appearance;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/// The canvas with what floats over it, or the comparison in its place; over both, the question what to compare with.
final class Workplace extends StackPane {
    private final BooleanBinding comparing;
    private final CounterpartSearch search;
    private final ObservableValue<Viewport> viewport;

    /// @param stage the canvas with what floats over it
    Workplace(EditorSession session, Appearance appearance, Choosers choosers, DesignCanvas canvas, Node stage) {
        var comparison = session.comparison();
        var view = new ComparisonView(session, appearance);
        this.comparing = Bindings.createBooleanBinding(() -> comparison.stateProperty().get().isOpen(),
                comparison.stateProperty());
        this.search = new CounterpartSearch(comparison, choosers::fileToOpen, () -> focus(view, canvas));
        this.viewport = comparing.flatMap(on -> on ? view.viewportProperty() : canvas.viewportProperty());
        stage.visibleProperty().bind(comparing.not());
        comparing.addListener((_, _, _) -> focus(view, canvas));
        StackPane.setAlignment(search, Pos.TOP_CENTER);
        StackPane.setMargin(search, new Insets(72, 16, 16, 16));
        getChildren().addAll(stage, view, search);
    }

    private void focus(Node view, Node otherwise) {
        if (comparing.get()) {
            view.requestFocus();
        } else {
            otherwise.requestFocus();
        }
    }

    BooleanBinding comparing() {
        return comparing;
    }

    /// What part of what is worked at is seen.
    ObservableValue<Viewport> viewport() {
        return viewport;
    }

    void chooseCounterpart() {
        search.open();
    }
}
