package blocksmith.app.inspector;

import java.util.function.Consumer;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// A text that is entered with Enter, or Ctrl+Enter where it has several lines, or by leaving the field, and given up
/// with Escape. While nothing is typed, undo and Escape are the window's. The arrows step a whole number, with Shift by
/// eight.
final class TypedText {
    private static final int LARGE_STEP = 8;

    private final TextInputControl field;
    private final Consumer<String> enter;
    private String shown = "";
    private @Nullable Completion completion;
    /// Whether a text is set here rather than typed.
    private boolean isSetting;

    /// @param enter given the text when it was changed
    TypedText(TextInputControl field, Consumer<String> enter) {
        this.field = field;
        this.enter = enter;
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                commit();
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.textProperty().addListener(_ -> {
            if (completion != null && !isSetting && field.isFocused()) {
                completion.typed();
            }
        });
    }

    /// Offers names while it is typed.
    void completeWith(Completion names) {
        completion = names;
    }

    private void set(String text) {
        isSetting = true;
        field.setText(text);
        isSetting = false;
    }

    private void pressed(KeyEvent event) {
        if (completion != null && completion.press(event)) {
            event.consume();
            return;
        }
        boolean isTyped = !field.getText().equals(shown);
        boolean isTaken = switch (event.getCode()) {
            case ENTER -> (!(field instanceof TextArea) || event.isShortcutDown()) && enter();
            case ESCAPE -> isTyped ? giveUp() : handOn(event);
            case Z, Y -> event.isShortcutDown() && !isTyped && handOn(event);
            case UP -> step(event.isShiftDown() ? LARGE_STEP : 1);
            case DOWN -> !event.isAltDown() && step(event.isShiftDown() ? -LARGE_STEP : -1);
            default -> false;
        };
        if (isTaken) {
            event.consume();
        }
    }

    private boolean enter() {
        commit();
        field.selectAll();
        return true;
    }

    private boolean giveUp() {
        set(shown);
        return true;
    }

    /// Lets those around the field have the key, which the field would take for itself.
    private boolean handOn(KeyEvent event) {
        field.getParent().fireEvent(event.copyFor(field.getParent(), field.getParent()));
        return true;
    }

    private boolean step(int by) {
        if (!field.getText().matches("-?[0-9]{1,9}")) {
            return false;
        }
        set(Integer.toString(Integer.parseInt(field.getText()) + by));
        commit();
        field.end();
        return true;
    }

    void show(String text) {
        // what is being typed stays; what was only looked at follows, or leaving the field would enter it again
        boolean untouched = field.getText().equals(shown);
        shown = text;
        if (untouched || !field.isFocused()) {
            set(text);
        }
    }

    /// Enters `text` as if it were typed.
    void enter(String text) {
        set(text);
        commit();
    }

    void commit() {
        if (!field.getText().equals(shown)) {
            shown = field.getText();
            enter.accept(field.getText());
        }
    }
}
