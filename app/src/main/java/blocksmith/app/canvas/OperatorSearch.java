package blocksmith.app.canvas;

import blocksmith.app.search.SearchList;
import blocksmith.app.session.Offer;
import blocksmith.app.session.Offers;
import blocksmith.app.theme.StyleClass;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A search for an operator or a template, opened where it is to be put. It is a part of the canvas, not a window of its own, so that it
/// never outlives it.
final class OperatorSearch extends VBox {
    private static final double WIDTH = 260;
    private static final double HEIGHT = 300;

    private final SearchList<Offer> list;
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
        this.list = new SearchList<>("operator-search", "Search operators and templates", "No operator is called that",
                new Searched());
        StyleClass.SEARCH_PANEL.on(this);
        setId("operator-search");
        setVgrow(list, Priority.ALWAYS);
        setManaged(false);
        setVisible(false);
        focusWithinProperty().addListener((_, _, within) -> {
            if (!within) {
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
            getChildren().add(list);
        }
        resizeRelocate(
                Math.clamp(at.getX(), 8, Math.max(8, view.getWidth() - WIDTH - 8)),
                Math.clamp(at.getY(), 8, Math.max(8, view.getHeight() - HEIGHT - 8)),
                WIDTH,
                HEIGHT);
        setVisible(true);
        list.begin();
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.TAB) {
            end();
            event.consume();
        } else {
            list.press(event);
        }
    }

    private void end() {
        if (isVisible()) {
            setVisible(false);
            close.run();
        }
    }

    private final class Searched implements SearchList.Subject<Offer> {
        @Override
        public List<Offer> search(String text) {
            return offers.search(text);
        }

        @Override
        public void show(Offer found, ListCell<Offer> cell) {
            cell.setText(found.label());
            cell.setGraphic(StyleClass.of(found.category()).on(StyleClass.SWATCH.on(new Region())));
        }

        @Override
        public void take(Offer chosen) {
            end();
            choose.accept(chosen);
        }
    }
}
