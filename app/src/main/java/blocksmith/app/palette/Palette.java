package blocksmith.app.palette;

import blocksmith.app.session.OperatorOffer;
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

/// All operators under their presets, by category, with a search. An entry is added by Enter or a double-click, or
/// dragged to where it is wanted with plain mouse events, which work the same on every desktop and in tests.
public final class Palette extends VBox {
    private final Target target;
    private final TextField search = StyleClass.SEARCH.on(new TextField());
    private final VBox list = new VBox();
    private final List<OfferRow> rows = new ArrayList<>();
    private int chosen;

    /// Where what is chosen goes.
    public interface Target {
        /// Adds it where there is room.
        void add(OperatorOffer offer);

        /// Adds it at a point of the scene; false when nothing can be added there.
        boolean drop(OperatorOffer offer, Point2D scene);
    }

    public Palette(Target target) {
        super(6);
        this.target = target;
        setId("palette");
        StyleClass.SEPARATED_RIGHT.on(StyleClass.PANEL.on(this));
        getStyleClass().add("bs-palette");
        search.setId("palette-search");
        search.setPromptText("Search operators (Tab)");
        search.setAccessibleText("Search operators");
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
            if (!offer.preset().category().group().equals(group)) {
                group = offer.preset().category().group();
                var heading = StyleClass.SMALL_HEADING.on(new Label(group));
                heading.getStyleClass().add("bs-palette-heading");
                list.getChildren().add(heading);
            }
            list.getChildren().add(row(offer));
        }
        if (rows.isEmpty()) {
            list.getChildren().add(StyleClass.MUTED.on(new Label("No operator of that name.")));
        }
        choose(0);
    }

    /// By groups; what is searched for stands in the first of them, the likeliest of each first.
    private List<OperatorOffer> found() {
        var offers = OperatorOffer.search(search.getText());
        var groups = offers.stream().map(Palette::rank).distinct().toList();
        Comparator<OperatorOffer> byGroup = search.getText().isBlank()
                ? Comparator.comparingInt(Palette::rank)
                : Comparator.comparingInt(offer -> groups.indexOf(rank(offer)));
        return offers.stream().sorted(byGroup).toList();
    }

    private static int rank(OperatorOffer offer) {
        return switch (offer.preset().category()) {
            case CONVOLUTION, DEPTHWISE -> 0;
            case NORMALIZATION, ACTIVATION -> 1;
            case ATTENTION, CHANNELS, MERGE -> 2;
            case POOL, DENSE -> 3;
            case INPUT_OUTPUT -> 4;
            case BLOCK -> 5;
        };
    }

    private OfferRow row(OperatorOffer offer) {
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

    private void add(OperatorOffer offer) {
        target.add(offer);
    }
}
