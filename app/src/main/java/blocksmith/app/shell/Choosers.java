package blocksmith.app.shell;

import java.nio.file.Path;
import java.util.Optional;

/// Questions that the window asks: the desktop's own choosers in the program, prepared answers in tests.
public interface Choosers {
    Optional<Path> fileToOpen();

    /// @param suggestion the name that is filled in
    Optional<Path> fileToSave(String suggestion);

    /// @param kind       what is exported: `ONNX model`
    /// @param suggestion the name that is filled in, with the ending of such files
    Optional<Path> fileToExport(String kind, String suggestion);

    /// The name of a template that is to be made.
    Optional<String> templateName(String suggestion);

    /// Asked before a design with changes is left.
    LeavingAnswer leaving(String design);

    /// What becomes of changes that are not saved.
    enum LeavingAnswer {
        SAVE, DISCARD, STAY
    }
}
