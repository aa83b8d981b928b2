package blocksmith.app.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// The input or the usage is at fault: the message says what is so and what to do, and the exit status is 2.
final class InputFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    InputFault(String message) {
        super(message);
    }

    /// @param what what could not be done: `Cannot write to out`
    InputFault(String what, IOException failure) {
        super(what + ": " + reason(failure) + ".");
    }

    /// In words; the messages of file-system failures are often the path alone.
    private static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            case AccessDeniedException denied -> denied.getFile() + " may not be accessed by you";
            case FileAlreadyExistsException other -> other.getFile() + " is there already and no folder";
            case NotDirectoryException other -> other.getFile() + " is no folder";
            case FileSystemException other when other.getReason() != null -> other.getFile() + ", " + other.getReason();
            default -> failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        };
    }
}
