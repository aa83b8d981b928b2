package blocksmith.app.palette;

import blocksmith.app.session.Offer;
import blocksmith.app.session.Offers;
import blocksmith.app.session.TemplateOffer;
import blocksmith.app.theme.StyleClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// All operators under their presets, by category, then the templates, with a search. An entry is added by Enter or a double-click, or
/// dragged to where it is wanted with plain mouse events, which work the same on every desktop and in tests.
public final class Palette extends VBox {
    private final Offers offers;
    private final Target target;
    private final TextField search = StyleClass.SEARCH.on(new TextField());
    private final VBox list = new VBox();
    private final List<OfferRow> rows = new ArrayList<>();
    private int chosen;

    /// Where what is chosen goes.
    public interface Target {
        /// Adds it where there is room.
        void add(Offer offer);

        /// Adds it at a point of the scene; false when nothing can be added there.
        boolean drop(Offer offer, Point2D scene);
    }

    public Palette(Offers offers, Target target) {
        super(6);
        this.offers = offers;
        this.target = target;
        setId("palette");
        StyleClass.SEPARATED_RIGHT.on(StyleClass.PANEL.on(this));
        getStyleClass().add("bs-palette");
        search.setId("palette-search");
        search.setPromptText("Search (Tab)");
        search.setAccessibleText("Search operators and templates");
        search.textProperty().addListener((_, _, _) -> show());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setPadding(new Insets(0, 12, 0, 0));
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("bs-scroll");
        setMargin(search, new Insets(0, 12, 0, 0));
        setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(search, scroll);
        offers.allProperty().addListener((_, _, _) -> show());
        show();
    }

    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private void show() {
        rows.clear();
        list.getChildren().clear();
        var group = "";
        for (var offer : found()) {
            if (!offer.group().equals(group)) {
                group = offer.group();
                var heading = StyleClass.SMALL_HEADING.on(new Label(group));
                heading.getStyleClass().add("bs-palette-heading");
                list.getChildren().add(heading);
            }
            list.getChildren().add(row(offer));
        }
        if (rows.isEmpty()) {
            list.getChildren().add(StyleClass.MUTED.on(new Label("Nothing of that name.")));
        }
        choose(0);
    }

    /// By groups; what is searched for stands in the first of them, the likeliest of each first.
    private List<Offer> found() {
        var found = offers.search(search.getText());
        var groups = found.stream().map(Palette::rank).distinct().toList();
        Comparator<Offer> byGroup = search.getText().isBlank()
                ? Comparator.comparingInt(Palette::rank)
                : Comparator.comparingInt(offer -> groups.indexOf(rank(offer)));
        return found.stream().sorted(byGroup).toList();
    }

    private static int rank(Offer offer) {
        return switch (offer.category()) {
            case CONVOLUTION, DEPTHWISE -> 0;
            case NORMALIZATION, ACTIVATION -> 1;
            case ATTENTION, CHANNELS, MERGE -> 2;
            case POOL, DENSE -> 3;
            case INPUT_OUTPUT -> 4;
            case BLOCK -> offer.group().equals(TemplateOffer.OWN) ? 5 : 6;
        };
    }

    private OfferRow row(Offer offer) {
        var row = new OfferRow(offer);
        row.setOnMouseClicked(event -> {
            choose(rows.indexOf(row));
            if (event.getClickCount() == 2) {
                add(offer);
            }
        });
        DragOut.install(row, target);
        rows.add(row);
        return row;
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN) {
            choose(chosen + 1);
        } else if (event.getCode() == KeyCode.UP) {
            choose(chosen - 1);
        } else if (event.getCode() == KeyCode.ENTER && !rows.isEmpty()) {
            add(rows.get(chosen).offer());
        } else if (event.getCode() == KeyCode.ESCAPE) {
            search.clear();
        } else {
            return;
        }
        event.consume();
    }

    /// While nothing is searched for, nothing is highlighted: it would look selected.
    private void choose(int row) {
        rows.forEach(OfferRow::leave);
        if (!rows.isEmpty()) {
            chosen = Math.clamp(row, 0, rows.size() - 1);
            if (!search.getText().isBlank() || search.isFocused()) {
                rows.get(chosen).choose();
            }
        }
    }

    private void add(Offer offer) {
        target.add(offer);
    }
}
