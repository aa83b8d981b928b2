package blocksmith.app.inspector;

import java.util.function.Consumer;
import javafx.scene.control.TextField;

/// A field that names itself by its prompt, and whose text is entered as a whole.
final class Committed extends TextField {
    private final TypedText typed;

    /// @param enter given the text when it was changed
    Committed(String id, String name, Consumer<String> enter) {
        typed = new TypedText(this, enter);
        setId(id);
        setPromptText(name);
        setAccessibleText(name);
        setPrefColumnCount(5);
        setMinWidth(0);
    }

    TypedText typed() {
        return typed;
    }

    void show(String text) {
        typed.show(text);
    }

    void commit() {
        typed.commit();
    }
}
