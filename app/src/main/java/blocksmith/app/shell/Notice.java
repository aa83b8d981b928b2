package blocksmith.app.shell;

import blocksmith.app.theme.StyleClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// What could not be done, over the canvas until it is closed.
final class Notice extends HBox {
    private final Label text = new Label();

    Notice() {
        super(12);
        setId("notice");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(720, Region.USE_PREF_SIZE);
        StyleClass.CARD.on(this);
        text.setId("notice-text");
        text.setWrapText(true);
        setHgrow(text, Priority.ALWAYS);
        var close = StyleClass.QUIET.on(new Button("Close"));
        close.setId("notice-close");
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setOnAction(_ -> setVisible(false));
        getChildren().addAll(StyleClass.WRONG.on(new Label("!")), text, close);
        setVisible(false);
    }

    /// @param message empty to take the last one away
    void tell(String message) {
        text.setText(message);
        setVisible(!message.isEmpty());
    }
}
