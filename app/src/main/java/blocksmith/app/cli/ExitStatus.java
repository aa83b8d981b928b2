package blocksmith.app.cli;

/// What the process says when it ends.
final class ExitStatus {
    static final int DONE = 0;
    /// Something went wrong that is not the user's fault.
    static final int BUG = 1;
    /// The input or the usage is at fault.
    static final int INPUT = 2;

    private ExitStatus() {
    }
}
