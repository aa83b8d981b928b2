package blocksmith.app.cli;

/// The input or the usage is at fault: the message says what is so and what to do, and the exit status is 2.
final class InputFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    InputFault(String message) {
        super(message);
    }
}
