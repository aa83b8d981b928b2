package blocksmith.app.shell;

import blocksmith.app.session.EditorSession;
import blocksmith.app.session.SystemClipboard;
import blocksmith.app.session.TemplateStore;
import blocksmith.app.theme.Appearance;
import blocksmith.engine.design.Design;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window on a desktop.
public final class DesktopWindow {
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;
    private static final double LEAST_WIDTH = 960;
    private static final double LEAST_HEIGHT = 640;

    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final Stage stage = new Stage();
    private final MainWindow window;

    /// A design that is being read while the toolkit starts.
    public record Opening(Path file, CompletableFuture<Design> reading) {
    }

    private DesktopWindow() {
        var preferences = new Preferences(Preferences.usualFile());
        var appearance = new Appearance(preferences.theme());
        var session = new EditorSession(new SystemClipboard(), TemplateStore.usual());
        window = new MainWindow(session, appearance, new DesktopChoosers(() -> stage, appearance), preferences);
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
        stage.setOnHidden(_ -> {
            session.close();
            closed.complete(null);
        });
    }

    /// Opens the window, with a design if one is named, and returns when it is closed. Once in a process.
    ///
    /// @throws ExecutionException what kept the window from opening, as its cause: without a window
    public static void open(Optional<Opening> opening) throws ExecutionException, InterruptedException {
        var made = new CompletableFuture<DesktopWindow>();
        Platform.startup(() -> made.completeAsync(DesktopWindow::new, Runnable::run));
        try {
            var desktop = made.get();
            if (opening.isEmpty()) {
                Platform.runLater(() -> desktop.show(null, null));
            } else {
                var design = opening.get().reading().get();
                Platform.runLater(() -> desktop.show(design, opening.get().file()));
            }
            desktop.closed.get();
        } finally {
            Platform.exit();
        }
    }

    private void show(@Nullable Design design, @Nullable Path file) {
        if (design != null && file != null) {
            window.documents().opened(design, file);
        }
        window.focusCanvas();
        stage.show();
    }
}
