package blocksmith.app.compare;

import blocksmith.app.search.SearchList;
import blocksmith.app.session.ComparisonService;
import blocksmith.app.session.Counterpart;
import blocksmith.app.session.CounterpartOffer;
import blocksmith.app.theme.StyleClass;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks what the design is to be compared with: the baseline, a variant, a template, or a file.
public final class CounterpartSearch extends VBox {
    private static final double WIDTH = 460;
    private static final double HEIGHT = 420;

    private final ComparisonService service;
    private final Supplier<Optional<Path>> file;
    private final SearchList<CounterpartOffer> list;
    private final Runnable closed;

    /// @param file   asks for a design's file
    /// @param closed told when nothing was chosen
    public CounterpartSearch(ComparisonService service, Supplier<Optional<Path>> file, Runnable closed) {
        this.service = service;
        this.file = file;
        this.closed = closed;
        this.list = new SearchList<>("compare-search", "Compare with a template, a variant, the baseline",
                "Nothing is called that", new Searched());
        StyleClass.SEARCH_PANEL.on(this);
        setId("compare-search");
        setMaxSize(WIDTH, HEIGHT);
        setVisible(false);
        setVgrow(list, Priority.ALWAYS);
        var open = new Button("Open a file…");
        open.setId("compare-file");
        open.setOnAction(_ -> chooseFile());
        getChildren().addAll(list, open);
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        service.offersProperty().addListener((_, _, _) -> list.refresh());
        focusWithinProperty().addListener((_, _, within) -> {
            if (!within) {
                setVisible(false);
            }
        });
    }

    /// Opens it, with what can be compared with now.
    public void open() {
        service.refreshOffers();
        setVisible(true);
        list.begin();
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            setVisible(false);
            closed.run();
            event.consume();
        } else {
            list.press(event);
        }
    }

    private void chooseFile() {
        file.get().map(Counterpart.InFile::new).ifPresent(this::choose);
    }

    private void choose(Counterpart counterpart) {
        setVisible(false);
        service.compareWith(counterpart);
    }

    private final class Searched implements SearchList.Subject<CounterpartOffer> {
        @Override
        public List<CounterpartOffer> search(String text) {
            return CounterpartOffer.search(service.offersProperty().get(), text);
        }

        @Override
        public void show(CounterpartOffer found, ListCell<CounterpartOffer> cell) {
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            var detail = StyleClass.SMALL.on(StyleClass.MUTED.on(new Label(found.detail())));
            detail.setMinWidth(USE_PREF_SIZE);
            var row = new HBox(10, new Label(found.label()), space, detail);
            row.setAlignment(Pos.CENTER_LEFT);
            cell.setGraphic(row);
        }

        @Override
        public void take(CounterpartOffer chosen) {
            choose(chosen.counterpart());
        }
    }
}
