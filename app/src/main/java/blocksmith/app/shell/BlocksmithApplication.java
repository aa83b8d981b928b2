package blocksmith.app.shell;

import blocksmith.app.session.EditorSession;
import blocksmith.app.session.SystemClipboard;
import blocksmith.app.theme.Appearance;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The program with its window.
public final class BlocksmithApplication extends Application {
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;
    private static final double LEAST_WIDTH = 960;
    private static final double LEAST_HEIGHT = 640;

    /// Opens the window and returns when it is closed.
    public static void open(Optional<Path> file) {
        launch(BlocksmithApplication.class, file.map(Path::toString).stream().toArray(String[]::new));
    }

    @Override
    public void start(Stage stage) {
        var preferences = new Preferences(Preferences.usualFile());
        var appearance = new Appearance(preferences.theme());
        var session = new EditorSession(new SystemClipboard());
        var window = new MainWindow(session, appearance, new DesktopChoosers(() -> stage, appearance), preferences);
        var screen = Screen.getPrimary().getVisualBounds();
        var scene = new Scene(window, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
        appearance.style(scene);
        window.makeRoom(scene.getWidth());
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.titleProperty()
                .bind(session.designProperty().map(design -> design.name() + " – Blocksmith"));
        stage.setOnCloseRequest(event -> {
            if (!window.documents().mayLeave()) {
                event.consume();
            }
        });
        stage.setOnHidden(_ -> session.close());
        getParameters().getRaw().stream().findFirst().ifPresent(file -> window.documents().open(Path.of(file)));
        window.focusCanvas();
        stage.show();
    }
}
