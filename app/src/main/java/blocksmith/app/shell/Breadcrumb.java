package blocksmith.app.shell;

import blocksmith.app.session.EditorSession;
import blocksmith.app.theme.StyleClass;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The way to the template that is shown: each name leads back to its design. Not there for a design that was opened.
final class Breadcrumb extends HBox {
    private final EditorSession session;

    Breadcrumb(EditorSession session) {
        super(6);
        this.session = session;
        setId("breadcrumb");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StyleClass.CARD.on(this);
        session.aroundProperty().addListener((_, _, _) -> show());
        session.designProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        var names = session.aroundProperty().get();
        setVisible(!names.isEmpty());
        setManaged(!names.isEmpty());
        getChildren().clear();
        for (int i = 0; i < names.size(); i++) {
            getChildren().addAll(back(names, i), StyleClass.MUTED.on(new Label("›")));
        }
        var here = StyleClass.STRONG.on(new Label(session.design().name()));
        here.setId("breadcrumb-here");
        getChildren().add(here);
    }

    private Button back(List<String> names, int index) {
        var button = StyleClass.QUIET.on(new Button(names.get(index)));
        button.setId("breadcrumb-" + index);
        button.setMnemonicParsing(false);
        button.setFocusTraversable(false);
        button.setOnAction(_ -> {
            for (int steps = names.size() - index; steps > 0; steps--) {
                session.stepOut();
            }
        });
        return button;
    }
}
