package blocksmith.app.shell;

import blocksmith.app.session.ClipboardAccess;
import blocksmith.app.session.EditorSession;
import blocksmith.app.theme.Appearance;
import blocksmith.app.theme.Theme;
import blocksmith.engine.design.Design;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

/// The picture of the real window, made without a display by the toolkit's own headless platform.
public final class WindowPicture {
    /// The chart covers ten seconds; half of it shows how steady the latency is.
    private static final double MEASURED_SECONDS = 6;

    private WindowPicture() {
    }

    /// Shows the design, measures it for some seconds, and takes the picture.
    public static WritableImage of(Design design, Path file, int width, int height, Theme theme)
            throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var picture = new CompletableFuture<WritableImage>();
        Platform.startup(() -> {
        });
        Platform.runLater(() -> show(design, file, width, height, theme, picture));
        try {
            return picture.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("The window could not be shown", failure.getCause());
        } finally {
            Platform.exit();
        }
    }

    private static void show(Design design, Path file, int width, int height, Theme theme,
            CompletableFuture<WritableImage> picture) {
        try {
            var appearance = new Appearance(theme);
            var session = new EditorSession(new NoClipboard());
            var window = new MainWindow(session, appearance, new NoChoosers(),
                    new Preferences(Path.of("no-preferences-here")));
            var scene = new Scene(window, width, height);
            appearance.style(scene);
            session.show(design, file);
            session.benchmark().liveProperty().set(true);
            var wait = new PauseTransition(javafx.util.Duration.seconds(MEASURED_SECONDS));
            wait.setOnFinished(_ -> {
                settle(window);
                picture.complete(scene.snapshot(null));
                session.close();
            });
            wait.play();
        } catch (RuntimeException failure) {
            picture.completeExceptionally(failure);
        }
    }

    /// A scene that is on no screen is not laid out by itself, and what is made while it is laid out is styled only the
    /// next time.
    private static void settle(MainWindow window) {
        for (int i = 0; i < 3; i++) {
            window.applyCss();
            window.layout();
        }
    }

    /// Nothing is copied while a picture is taken.
    private static final class NoClipboard implements ClipboardAccess {
        @Override
        public Optional<String> text() {
            return Optional.empty();
        }

        @Override
        public void put(String text) {
            throw new UnsupportedOperationException();
        }
    }

    /// Nothing is asked while a picture is taken.
    private static final class NoChoosers implements Choosers {
        @Override
        public Optional<Path> fileToOpen() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> fileToSave(String suggestion) {
            return Optional.empty();
        }

        @Override
        public LeavingAnswer leaving(String design) {
            return LeavingAnswer.STAY;
        }
    }
}
