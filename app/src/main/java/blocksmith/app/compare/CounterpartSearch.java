package blocksmith.app.compare;

import blocksmith.app.session.ComparisonService;
import blocksmith.app.session.Counterpart;
import blocksmith.app.session.CounterpartOffer;
import blocksmith.app.theme.StyleClass;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
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
    private final TextField text = StyleClass.SEARCH.on(new TextField());
    private final ListView<CounterpartOffer> found = new ListView<>();
    private final Runnable closed;

    /// @param file   asks for a design's file
    /// @param closed told when nothing was chosen
    public CounterpartSearch(ComparisonService service, Supplier<Optional<Path>> file, Runnable closed) {
        this.service = service;
        this.file = file;
        this.closed = closed;
        StyleClass.OPERATOR_SEARCH.on(this);
        setId("compare-search");
        setMaxSize(WIDTH, HEIGHT);
        setVisible(false);
        text.setId("compare-search-text");
        text.setPromptText("Compare with a template, a variant, the baseline");
        text.setAccessibleText("What to compare with");
        text.textProperty().addListener(_ -> search());
        found.setId("compare-search-found");
        found.setFocusTraversable(false);
        found.setFixedCellSize(28);
        found.setCellFactory(_ -> new Cell());
        found.setPlaceholder(StyleClass.MUTED.on(new Label("Nothing is called that")));
        setVgrow(found, Priority.ALWAYS);
        var open = new Button("Open a file…");
        open.setId("compare-file");
        open.setOnAction(_ -> chooseFile());
        getChildren().addAll(text, found, open);
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        service.offersProperty().addListener((_, _, _) -> search());
        focusWithinProperty().addListener((_, _, within) -> {
            if (!within) {
                setVisible(false);
            }
        });
    }

    /// Opens it, with what can be compared with now.
    public void open() {
        service.refreshOffers();
        text.clear();
        search();
        setVisible(true);
        text.requestFocus();
    }

    private void search() {
        found.getItems().setAll(CounterpartOffer.search(service.offersProperty().get(), text.getText()));
        found.getSelectionModel().selectFirst();
    }

    private void press(KeyEvent event) {
        var code = event.getCode();
        if (code == KeyCode.ESCAPE) {
            setVisible(false);
            closed.run();
        } else if (code == KeyCode.ENTER && text.isFocused()) {
            take();
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

    private void chooseFile() {
        file.get().map(Counterpart.InFile::new).ifPresent(this::choose);
    }

    private void take() {
        var chosen = found.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            choose(chosen.counterpart());
        }
    }

    private void choose(Counterpart counterpart) {
        setVisible(false);
        service.compareWith(counterpart);
    }

    private final class Cell extends ListCell<CounterpartOffer> {
        private final Label label = new Label();
        private final Label detail = StyleClass.SMALL.on(StyleClass.MUTED.on(new Label()));
        private final HBox row;

        Cell() {
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            row = new HBox(10, label, space, detail);
            row.setAlignment(Pos.CENTER_LEFT);
            detail.setMinWidth(USE_PREF_SIZE);
            setPrefWidth(0);
            addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> {
                if (!isEmpty()) {
                    found.getSelectionModel().clearAndSelect(getIndex());
                    take();
                }
            });
        }

        @Override
        protected void updateItem(CounterpartOffer offer, boolean empty) {
            super.updateItem(offer, empty);
            if (!empty && offer != null) {
                label.setText(offer.label());
                detail.setText(offer.detail());
            }
            setGraphic(empty || offer == null ? null : row);
        }
    }
}
