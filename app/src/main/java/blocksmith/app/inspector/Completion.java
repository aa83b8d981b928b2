package blocksmith.app.inspector;

import blocksmith.app.session.EditorSession;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/// Offers names while an expression is typed, below its field: the arrows choose, Enter and Tab take, Escape puts the
/// offer away. A name that is typed in full is never in the way of Enter.
final class Completion {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int MOST = 8;
    private static final double WIDTH = 250;

    private final TextInputControl field;
    private final Supplier<List<Suggestion>> names;
    private final Popup popup = new Popup();
    private final VBox list = new VBox();
    private List<Suggestion> offered = List.of();
    private int chosen;

    /// @param names all that an expression here may use
    Completion(TextInputControl field, Supplier<List<Suggestion>> names) {
        this.field = field;
        this.names = names;
        popup.setHideOnEscape(false);
        popup.getContent().add(list);
        StyleClass.COMPLETION.on(list);
        list.setPrefWidth(WIDTH);
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                popup.hide();
            }
        });
        field.sceneProperty().addListener(_ -> popup.hide());
    }

    /// The parameters of the design, with what they come to, and the functions.
    static List<Suggestion> names(EditorSession session) {
        var values = session.analyzedProperty().get().parameters();
        var parameters = session.design()
                .parameters()
                .stream()
                .map(parameter -> new Suggestion(parameter.name(), parameter.name(),
                        Optional.ofNullable(values.get(parameter.name())).flatMap(Texts::of).orElse("")));
        var functions = Expression.functions().stream().map(name -> new Suggestion(name + "(", name, "function"));
        return Stream.concat(parameters, functions).toList();
    }

    /// The same where a node stands several times in a row.
    static List<Suggestion> namesInARow(EditorSession session) {
        var all = new ArrayList<Suggestion>();
        all.add(new Suggestion("index", "index", "0, 1, 2 …"));
        all.addAll(names(session));
        return all;
    }

    /// Told that somebody has typed: the field says only later where its caret is.
    void typed() {
        Platform.runLater(this::look);
    }

    private void look() {
        var start = start();
        offered = start.isEmpty() || !field.isFocused()
                ? List.of()
                : names.get().stream().filter(name -> name.matches(start)).limit(MOST).toList();
        boolean isComplete = names.get().stream().anyMatch(name -> name.name().equals(start));
        chosen = isComplete ? -1 : 0;
        show();
    }

    /// The beginning of a name before the caret; empty where there is none.
    private String start() {
        var before = field.getText().substring(0, Math.min(field.getCaretPosition(), field.getText().length()));
        int from = before.length();
        while (from > 0 && isPartOfName(before.charAt(from - 1))) {
            from--;
        }
        return from < before.length() && Character.isDigit(before.charAt(from)) ? "" : before.substring(from);
    }

    private static boolean isPartOfName(char letter) {
        return letter == '_' || Character.isLetterOrDigit(letter);
    }

    private void show() {
        list.getChildren().setAll(offered.stream().map(this::row).toList());
        mark();
        var bounds = field.localToScreen(field.getBoundsInLocal());
        if (offered.isEmpty() || bounds == null) {
            popup.hide();
        } else if (!popup.isShowing()) {
            list.getStylesheets().setAll(field.getScene().getStylesheets());
            popup.show(field, bounds.getMinX(), bounds.getMaxY() + 2);
        }
    }

    private HBox row(Suggestion suggestion) {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(8, StyleClass.MONO.on(new Label(suggestion.name())), space,
                StyleClass.MUTED.on(StyleClass.MONO.on(new Label(suggestion.hint()))));
        row.setId("completion-" + suggestion.name());
        row.getStyleClass().add("bs-completion-row");
        // pressed, not clicked: the field loses the focus before a click is complete
        row.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            take(suggestion);
            event.consume();
        });
        return row;
    }

    private void mark() {
        for (int i = 0; i < list.getChildren().size(); i++) {
            list.getChildren().get(i).pseudoClassStateChanged(CHOSEN, i == chosen);
        }
    }

    /// @return whether the key was for the offer
    boolean press(KeyEvent event) {
        if (!popup.isShowing()) {
            return false;
        }
        return switch (event.getCode()) {
            case DOWN -> choose(1);
            case UP -> choose(-1);
            case ENTER, TAB -> chosen >= 0 && take(offered.get(chosen));
            case ESCAPE -> putAway();
            default -> false;
        };
    }

    private boolean choose(int by) {
        chosen = Math.floorMod(chosen < 0 && by < 0 ? -1 : chosen + by, offered.size());
        mark();
        return true;
    }

    private boolean putAway() {
        popup.hide();
        return true;
    }

    private boolean take(Suggestion suggestion) {
        int caret = field.getCaretPosition();
        field.replaceText(caret - start().length(), caret, suggestion.insert());
        return putAway();
    }
}
