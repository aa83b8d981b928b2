package blocksmith.app.code;

import blocksmith.app.session.CodeService;
import blocksmith.app.session.EditorSession;
import blocksmith.app.theme.StyleClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The PyTorch code of the design, or of what is selected. It follows while it can be seen.
public final class CodePane extends VBox {
    private final TextArea text = new TextArea();
    private final Label about = StyleClass.MUTED.on(new Label());
    private final Button copy = new Button("Copy");

    public CodePane(EditorSession session) {
        super(8);
        setId("code");
        setPadding(new Insets(0, 8, 8, 0));
        text.setId("code-text");
        text.setEditable(false);
        text.getStyleClass().add("bs-code");
        text.setAccessibleText("PyTorch code");
        setVgrow(text, Priority.ALWAYS);
        about.setId("code-about");
        copy.setId("code-copy");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(_ -> session.copy(text.getText()));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var bar = new HBox(8, about, space, copy);
        bar.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(bar, text);
        session.code().watchedProperty().bind(visibleProperty());
        session.code().codeProperty().subscribe(this::show);
        session.selectionProperty().subscribe(
                selection -> about.setText(selection.isEmpty() ? "The whole design" : "What is selected"));
    }

    /// What is being read stays in view.
    private void show(CodeService.Code code) {
        double down = text.getScrollTop();
        double across = text.getScrollLeft();
        text.setText(code.text());
        text.setScrollTop(down);
        text.setScrollLeft(across);
        text.setWrapText(!code.isCode());
        copy.setDisable(!code.isCode());
    }
}
