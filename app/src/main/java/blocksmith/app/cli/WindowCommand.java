package blocksmith.app.cli;

import blocksmith.app.shell.BlocksmithApplication;
import java.nio.file.Path;
import java.util.Optional;

/// Opens the window. A class of its own, so that commands without one do not load the toolkit.
final class WindowCommand {
    private WindowCommand() {
    }

    static int open(Optional<Path> file) {
        BlocksmithApplication.open(file);
        return ExitStatus.DONE;
    }
}
