package blocksmith.app.compare;

import blocksmith.app.text.Differences;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.compare.Comparison;
import blocksmith.engine.compare.NodeChange;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/// What differs, a line each; the line that is selected shows its node on both sides.
final class DifferenceTable extends TableView<DifferenceRow> {
    /// Room for a figure or a mark.
    private static final double LEAST = 180;

    private final Consumer<NodeChange> choose;
    private boolean isShowing;

    DifferenceTable(Consumer<NodeChange> choose) {
        this.choose = choose;
        setId("compare-rows");
        setAccessibleText("What differs");
        StyleClass.DIFFERENCES.on(this);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        setFixedCellSize(28);
        setMinHeight(90);
        setPlaceholder(StyleClass.MUTED.on(new Label("Nothing differs: nodes, parameters and figures are the same.")));
        getColumns().add(column("Node", 170, 260, DifferenceRow::name, _ -> StyleClass.STRONG));
        getColumns().add(column("Change", 110, 120, DifferenceRow::change, row -> row.mark().style()));
        getColumns().add(figures("Δ parameters", 120, DifferenceRow::parameters));
        getColumns().add(figures("Δ MACs", 140, DifferenceRow::macs));
        getColumns().add(column("Output", 230, 320, DifferenceRow::output, _ -> StyleClass.MONO));
        getColumns().add(column("What", 420, Double.MAX_VALUE, DifferenceRow::what, _ -> StyleClass.MONO));
        getSelectionModel().selectedItemProperty().addListener((_, _, row) -> chosen(row));
    }

    private static TableColumn<DifferenceRow, DifferenceRow> figures(String name, double width,
            ToLongFunction<DifferenceRow> difference) {
        return StyleClass.DIFFERENCES_NUMBER.on(column(name, width, width,
                row -> row.node().isEmpty() ? "" : Differences.signed(difference.applyAsLong(row)),
                _ -> StyleClass.DIFFERENCES_NUMBER));
    }

    private static TableColumn<DifferenceRow, DifferenceRow> column(String name, double width, double most,
            Function<DifferenceRow, String> text, Function<DifferenceRow, StyleClass> style) {
        var column = new TableColumn<DifferenceRow, DifferenceRow>(name);
        column.setMinWidth(Math.min(width, LEAST));
        column.setPrefWidth(width);
        column.setMaxWidth(most);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new Cell(text, style));
        return column;
    }

    /// Keeps to the line that is selected, where there is one for the same node still.
    void show(Comparison comparison) {
        var selected = Optional.ofNullable(getSelectionModel().getSelectedItem()).map(DifferenceRow::name);
        isShowing = true;
        getItems().setAll(DifferenceRow.all(comparison));
        selected.ifPresent(this::select);
        isShowing = false;
    }

    /// Selects the line of a node; none where nothing of it differs.
    void select(NodeChange change) {
        isShowing = true;
        select(change.id().value());
        isShowing = false;
    }

    private void select(String name) {
        getSelectionModel().clearSelection();
        getItems().stream().filter(row -> row.name().equals(name) && row.node().isPresent()).findFirst()
                .ifPresent(row -> {
                    getSelectionModel().select(row);
                    scrollTo(row);
                });
    }

    private void chosen(DifferenceRow row) {
        if (!isShowing && row != null) {
            row.node().ifPresent(choose);
        }
    }

    private static final class Cell extends TableCell<DifferenceRow, DifferenceRow> {
        private final Function<DifferenceRow, String> text;
        private final Function<DifferenceRow, StyleClass> style;
        private Optional<StyleClass> worn = Optional.empty();

        Cell(Function<DifferenceRow, String> text, Function<DifferenceRow, StyleClass> style) {
            this.text = text;
            this.style = style;
        }

        @Override
        protected void updateItem(DifferenceRow row, boolean empty) {
            super.updateItem(row, empty);
            worn.ifPresent(old -> getStyleClass().remove(old.cssName()));
            worn = empty || row == null ? Optional.empty() : Optional.of(style.apply(row));
            worn.ifPresent(next -> next.on(this));
            var words = empty || row == null ? "" : text.apply(row);
            setText(words);
            setTooltip(words.length() > 24 ? new Tooltip(words) : null);
        }
    }
}
