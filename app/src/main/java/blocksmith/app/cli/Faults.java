package blocksmith.app.cli;

import java.io.PrintWriter;

/// What ends a command: the user is told on the error stream, and the status says whose fault it is.
final class Faults {
    private Faults() {
    }

    static int tell(Exception failure, PrintWriter err) {
        if (failure instanceof InputFault fault) {
            err.println("blocksmith: " + fault.getMessage());
            return ExitStatus.INPUT;
        }
        err.println("blocksmith: this is a bug; please report it with what follows.");
        failure.printStackTrace(err);
        return ExitStatus.BUG;
    }
}
