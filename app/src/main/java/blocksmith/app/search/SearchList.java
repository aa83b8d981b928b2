package blocksmith.app.search;

import blocksmith.app.theme.StyleClass;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A field, and below it what is found for what is typed there. The arrows choose; Enter takes, as does a press of the mouse.
public final class SearchList<T> extends VBox {
    private static final double ROW = 28;

    private final TextField text = StyleClass.SEARCH.on(new TextField());
    private final ListView<T> found = new ListView<>();
    private final Subject<T> subject;

    /// What is searched.
    public interface Subject<T> {
        List<T> search(String text);

        /// Shows one that was found in the cell of its row.
        void show(T found, ListCell<T> cell);

        void take(T chosen);
    }

    /// @param id     of the search: the field's is `id-text`, the list's `id-found`
    /// @param prompt what can be typed
    /// @param none   said where nothing is found
    public SearchList(String id, String prompt, String none, Subject<T> subject) {
        super(6);
        this.subject = subject;
        text.setId(id + "-text");
        text.setPromptText(prompt);
        text.setAccessibleText(prompt);
        text.textProperty().addListener(_ -> refresh());
        found.setId(id + "-found");
        found.setFocusTraversable(false);
        found.setFixedCellSize(ROW);
        found.setCellFactory(_ -> new Cell());
        found.setPlaceholder(StyleClass.MUTED.on(new Label(none)));
        getChildren().addAll(text, found);
        setVgrow(found, Priority.ALWAYS);
    }

    /// Begins with nothing typed. It must be seen by now, for the field takes the focus.
    public void begin() {
        text.clear();
        refresh();
        text.requestFocus();
    }

    /// Searches again: there is other to be found.
    public void refresh() {
        found.getItems().setAll(subject.search(text.getText()));
        found.getSelectionModel().selectFirst();
    }

    /// Consumes a key that chooses or takes.
    public void press(KeyEvent event) {
        var code = event.getCode();
        if (code == KeyCode.ENTER && text.isFocused()) {
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

    private void take() {
        var chosen = found.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            subject.take(chosen);
        }
    }

    private final class Cell extends ListCell<T> {
        Cell() {
            // as wide as the list, whatever it shows
            setPrefWidth(0);
            // pressed, not clicked: the field loses the focus before a click is complete
            addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
                if (!isEmpty()) {
                    found.getSelectionModel().clearAndSelect(getIndex());
                    take();
                    event.consume();
                }
            });
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setText(null);
                setGraphic(null);
            } else {
                subject.show(item, this);
            }
        }
    }
}
