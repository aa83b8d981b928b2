package blocksmith.app.shell;

import blocksmith.app.session.EditorSession;
import blocksmith.app.theme.Appearance;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// One window on the desktop, with a session of its own.
final class EditorWindow {
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;
    private static final double LEAST_WIDTH = 960;
    private static final double LEAST_HEIGHT = 640;

    private final Stage stage;
    private final EditorSession session;
    private final MainWindow window;
    private final Scene scene;

    EditorWindow(Stage stage, EditorSession session, MainWindow window, Appearance appearance) {
        this.stage = stage;
        this.session = session;
        this.window = window;
        var screen = Screen.getPrimary().getVisualBounds();
        scene = new Scene(window, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
        appearance.style(scene);
        window.makeRoom(scene.getWidth());
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.titleProperty().bind(session.designProperty().map(design -> design.name() + " – Blocksmith"));
        stage.setOnCloseRequest(event -> {
            if (!documents().mayLeave()) {
                event.consume();
            }
        });
        stage.focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                documents().readAgain();
            }
        });
        stage.setOnHidden(_ -> {
            appearance.forget(scene);
            session.close();
        });
    }

    Documents documents() {
        return window.documents();
    }

    EditorSession session() {
        return session;
    }

    Stage stage() {
        return stage;
    }

    void show() {
        window.focusCanvas();
        stage.show();
    }
}
