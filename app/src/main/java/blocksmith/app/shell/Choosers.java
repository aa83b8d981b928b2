package blocksmith.app.shell;

import blocksmith.app.session.TemplateMaking;
import blocksmith.engine.design.TemplateDraft;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Questions that the window asks: the desktop's own choosers in the program, prepared answers in tests.
public interface Choosers {
    Optional<Path> fileToOpen();

    /// @param suggestion the name that is filled in
    Optional<Path> fileToSave(String suggestion);

    /// @param kind       what is exported: `ONNX model`
    /// @param suggestion the name that is filled in, with the ending of such files
    Optional<Path> fileToExport(String kind, String suggestion);

    /// What a template is to be: what `making` proposes, with what its author changes.
    Optional<TemplateDraft> template(TemplateMaking making);

    /// Which of the user's templates are to be exported.
    Optional<List<String>> templatesToExport(List<String> names);

    /// A zip that is to be written or replaced, or a folder to write into.
    Optional<Path> collectionToWrite(CollectionForm form);

    Optional<Path> collectionToRead(CollectionForm form);

    /// Asked before a design with changes is left.
    LeavingAnswer leaving(String design);

    /// What templates are kept in that go from one user to another.
    enum CollectionForm {
        ZIP, FOLDER
    }

    /// What becomes of changes that are not saved.
    enum LeavingAnswer {
        SAVE, DISCARD, STAY
    }
}
