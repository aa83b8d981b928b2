package blocksmith.app.compare;

import blocksmith.app.canvas.DesignView;
import blocksmith.app.canvas.geometry.Viewport;
import blocksmith.app.theme.Appearance;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.compare.Comparison;
import blocksmith.engine.compare.NodeChange;
import blocksmith.engine.op.Convention;
import blocksmith.engine.problem.NodeId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import org.jspecify.annotations.Nullable;

/// Both designs, panned and zoomed together.
final class SideBySide extends GridPane {
    private final DesignView before;
    private final DesignView after;
    private final Label beforeName = StyleClass.STRONG.on(new Label());
    private final Label afterName = StyleClass.STRONG.on(new Label());
    private @Nullable Comparison shown;
    /// How the other design is seen when both are seen whole: until one looks elsewhere, they stay so.
    private Viewport fitted = Viewport.START;
    private boolean follows = true;

    /// @param choose told of a node that was clicked, on whichever side
    SideBySide(Appearance appearance, Consumer<NodeChange> choose) {
        before = new DesignView(appearance, id -> find(NodeChange::before, id).ifPresent(choose));
        after = new DesignView(appearance, id -> find(NodeChange::after, id).ifPresent(choose));
        before.setId("compare-before");
        after.setId("compare-after");
        after.setAccessibleText("The design shown, with what differs marked");
        before.setAccessibleText("The design that it is compared with, with what differs marked");
        beforeName.setId("compare-before-name");
        afterName.setId("compare-after-name");
        var half = new ColumnConstraints();
        half.setPercentWidth(50);
        getColumnConstraints().addAll(half, half);
        var row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        getRowConstraints().add(row);
        setId("compare-drawings");
        setHgap(1);
        setMinHeight(120);
        addRow(0, titled(before, "Compared with", beforeName),
                titled(after, "Shown", afterName));
        join(before, after);
        join(after, before);
        for (var view : List.of(before, after)) {
            view.widthProperty().addListener((_, _, _) -> keepFitted());
            view.heightProperty().addListener((_, _, _) -> keepFitted());
        }
    }

    private static BorderPane titled(DesignView view, String role, Label name) {
        var bar = new HBox(8, StyleClass.MUTED.on(new Label(role)), name);
        bar.setAlignment(Pos.BASELINE_LEFT);
        bar.setPadding(new Insets(7, 14, 7, 14));
        StyleClass.SEPARATED_BELOW.on(StyleClass.PANEL.on(bar));
        return new BorderPane(view, bar, null, null, null);
    }

    private void join(DesignView one, DesignView other) {
        one.viewportProperty().addListener((_, from, to) -> {
            if (follows) {
                apart(() -> other.viewportProperty().set(other.viewportProperty().get().following(from, to)));
            }
        });
    }

    /// Moves one of them alone.
    private void apart(Runnable look) {
        follows = false;
        look.run();
        follows = true;
    }

    void show(Comparison comparison, Convention convention) {
        boolean looksElsewhere = shown != null && !before.viewportProperty().get().equals(fitted);
        shown = comparison;
        before.show(comparison.before().design(), comparison.before().analysis(), convention);
        after.show(comparison.after().design(), comparison.after().analysis(), convention);
        before.mark(Marks.before(comparison));
        after.mark(Marks.after(comparison));
        beforeName.setText(comparison.before().design().name());
        afterName.setText(comparison.after().design().name());
        if (!looksElsewhere) {
            fit();
        }
    }

    /// What is shown next is seen whole.
    void clear() {
        shown = null;
        selectNothing();
    }

    /// Selects the nodes of a change and brings them into sight, each on its side.
    void select(NodeChange change) {
        before.select(change.before().map(Set::of).orElse(Set.of()));
        after.select(change.after().map(Set::of).orElse(Set.of()));
        apart(() -> {
            change.before().ifPresent(before::reveal);
            change.after().ifPresent(after::reveal);
        });
    }

    void selectNothing() {
        before.select(Set.of());
        after.select(Set.of());
    }

    /// Shows all of both, in one scale.
    void fit() {
        int level = Math.min(before.fitted().level(), after.fitted().level());
        apart(() -> {
            before.viewportProperty().set(before.fitted().atLevel(level, before.middle()));
            after.viewportProperty().set(after.fitted().atLevel(level, after.middle()));
        });
        fitted = before.viewportProperty().get();
    }

    private void keepFitted() {
        if (before.viewportProperty().get().equals(fitted)) {
            fit();
        }
    }

    ReadOnlyObjectProperty<Viewport> viewportProperty() {
        return after.viewportProperty();
    }

    void zoomToActualSize() {
        zoom(-before.viewportProperty().get().level());
    }

    void zoom(int steps) {
        before.viewportProperty().set(before.viewportProperty().get().zoomedAt(before.middle(), steps));
    }

    private Optional<NodeChange> find(Function<NodeChange, Optional<NodeId>> side, NodeId id) {
        return shown == null
                ? Optional.empty()
                : shown.difference().nodes().stream().filter(change -> side.apply(change).equals(Optional.of(id)))
                        .findFirst();
    }
}
