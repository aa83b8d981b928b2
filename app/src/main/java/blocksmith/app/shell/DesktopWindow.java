package blocksmith.app.shell;

import blocksmith.app.session.KernelCache;
import blocksmith.app.session.KernelsAhead;
import blocksmith.app.session.SystemClipboard;
import blocksmith.app.session.TemplateStore;
import blocksmith.app.theme.Appearance;
import blocksmith.engine.design.Design;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;

/// The program on a desktop: its first window, and those that are opened from it.
public final class DesktopWindow {
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final EditorWindow first;
    private final KernelsAhead ahead = KernelsAhead.onThread();

    /// A design that is being read while the toolkit starts.
    public record Opening(Path file, CompletableFuture<Design> reading) {
    }

    private DesktopWindow() {
        var preferences = new Preferences(Preferences.usualFile());
        var appearance = new Appearance(preferences.theme());
        var windows = new Windows(new SystemClipboard(), TemplateStore.usual(), KernelCache.usual(), ahead, appearance,
                preferences,
                window -> new DesktopChoosers(() -> window, appearance), this::end);
        first = windows.make();
    }

    private void end() {
        ahead.close();
        closed.complete(null);
    }

    /// Opens the window, with a design if one is named, and returns when it and all that were opened from it are closed.
    /// Once in a process.
    ///
    /// @throws ExecutionException what kept the window from opening, as its cause: without a window
    public static void open(Optional<Opening> opening) throws ExecutionException, InterruptedException {
        var made = new CompletableFuture<DesktopWindow>();
        Platform.startup(() -> made.completeAsync(DesktopWindow::new, Runnable::run));
        try {
            var desktop = made.get();
            if (opening.isEmpty()) {
                Platform.runLater(desktop.first::show);
            } else {
                var design = opening.get().reading().get();
                Platform.runLater(() -> {
                    desktop.first.documents().opened(design, opening.get().file());
                    desktop.first.show();
                });
            }
            // behind the window on its thread, so that it takes no time from that
            Platform.runLater(desktop.ahead::start);
            desktop.closed.get();
        } finally {
            Platform.exit();
        }
    }
}
