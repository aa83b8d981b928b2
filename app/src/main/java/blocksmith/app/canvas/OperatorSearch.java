package blocksmith.app.canvas;

import blocksmith.app.session.Offer;
import blocksmith.app.session.Offers;
import blocksmith.app.theme.StyleClass;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A search for an operator or a template, opened where it is to be put. It is a part of the canvas, not a window of its own, so that it
/// never outlives it.
final class OperatorSearch extends VBox {
    private static final double WIDTH = 260;
    private static final double HEIGHT = 300;

    private final TextField text = StyleClass.SEARCH.on(new TextField());
    private final ListView<Offer> found = new ListView<>();
    private final Offers offers;
    private final Consumer<Offer> choose;
    private final Runnable close;

    /// @param offers what is searched
    /// @param choose told of the operator that was chosen
    /// @param close  told when the search is over, whatever came of it
    OperatorSearch(Offers offers, Consumer<Offer> choose, Runnable close) {
        this.offers = offers;
        this.choose = choose;
        this.close = close;
        StyleClass.OPERATOR_SEARCH.on(this);
        setId("operator-search");
        setManaged(false);
        setVisible(false);
        text.setId("operator-search-text");
        text.setPromptText("Search operators and templates");
        text.setAccessibleText("Search operators and templates");
        found.setId("operator-search-found");
        found.setFocusTraversable(false);
        found.setCellFactory(_ -> new Cell());
        found.setFixedCellSize(28);
        found.setPlaceholder(StyleClass.MUTED.on(new Label("No operator is called that")));
        text.textProperty().addListener(_ -> search());
        text.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                end();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    }

    /// Opens it at a point of the canvas, moved so that all of it is seen.
    void open(Point2D at, Region view) {
        if (getChildren().isEmpty()) {
            // not before: styling what is not seen would delay the window
            getChildren().addAll(text, found);
        }
        text.clear();
        search();
        resizeRelocate(
                Math.clamp(at.getX(), 8, Math.max(8, view.getWidth() - WIDTH - 8)),
                Math.clamp(at.getY(), 8, Math.max(8, view.getHeight() - HEIGHT - 8)),
                WIDTH,
                HEIGHT);
        setVisible(true);
        text.requestFocus();
    }

    private void search() {
        found.getItems().setAll(offers.search(text.getText()));
        found.getSelectionModel().selectFirst();
    }

    private void press(KeyEvent event) {
        var code = event.getCode();
        if (code == KeyCode.ENTER) {
            take();
        } else if (code == KeyCode.ESCAPE || code == KeyCode.TAB) {
            end();
        } else if (code == KeyCode.DOWN || code == KeyCode.UP) {
            step(code == KeyCode.DOWN ? 1 : -1);
        } else {
            return;
        }
        event.consume();
    }

    private void step(int by) {
        int index = found.getSelectionModel().getSelectedIndex() + by;
        found.getSelectionModel().clearAndSelect(Math.clamp(index, 0, Math.max(0, found.getItems().size() - 1)));
        found.scrollTo(found.getSelectionModel().getSelectedIndex());
    }

    private void take() {
        var chosen = found.getSelectionModel().getSelectedItem();
        end();
        if (chosen != null) {
            choose.accept(chosen);
        }
    }

    private void end() {
        if (isVisible()) {
            setVisible(false);
            close.run();
        }
    }

    private final class Cell extends ListCell<Offer> {
        Cell() {
            // pressed, not clicked: the text field loses the focus before a click is complete
            addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
                if (!isEmpty()) {
                    found.getSelectionModel().clearAndSelect(getIndex());
                    take();
                    event.consume();
                }
            });
        }

        @Override
        protected void updateItem(Offer offer, boolean empty) {
            super.updateItem(offer, empty);
            setText(empty || offer == null ? null : offer.label());
            setGraphic(empty || offer == null ? null : swatch(offer));
        }

        private static Region swatch(Offer offer) {
            return StyleClass.of(offer.category()).on(StyleClass.SWATCH.on(new Region()));
        }
    }
}
