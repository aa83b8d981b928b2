package blocksmith.app.cli;

import blocksmith.app.shell.DesktopWindow;
import blocksmith.app.shell.DesktopWindow.Opening;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Opens the window. A class of its own, so that commands without one do not load the toolkit.
public final class WindowCommand {
    private WindowCommand() {
    }

    /// Whether these arguments can mean nothing but the window: no options to read, and a display to open it on.
    public static boolean isMeant(String... arguments) {
        return Terminal.hasDisplay()
                && (arguments.length == 0 || (arguments.length == 1 && arguments[0].endsWith(".json")));
    }

    /// Opens the window, on the file that is named, and returns the exit status once it is closed.
    public static int execute(PrintWriter err, String... arguments) {
        try {
            return open(arguments.length == 0 ? Optional.empty() : Optional.of(Path.of(arguments[0])));
        } catch (RuntimeException failure) {
            return Faults.tell(failure, err);
        }
    }

    static int open(Optional<Path> file) {
        try {
            DesktopWindow.open(
                    file.map(path -> new Opening(path,
                            CompletableFuture.supplyAsync(() -> DesignFile.read(path).design()))));
            return ExitStatus.DONE;
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return ExitStatus.DONE;
        }
    }
}
