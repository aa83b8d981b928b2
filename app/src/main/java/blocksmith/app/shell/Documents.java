package blocksmith.app.shell;

import blocksmith.app.session.EditorSession;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// New, open and save, and the question before changes are lost.
final class Documents {
    private final EditorSession session;
    private final Choosers choosers;
    private final Preferences preferences;
    private final FurtherWindows windows;
    private final Consumer<String> tell;
    private final Runnable enterPending;

    /// @param windows      opens designs beside this one
    /// @param tell         shows what could not be done; an empty text for what could
    /// @param enterPending takes over what is typed somewhere and not entered yet
    Documents(EditorSession session, Choosers choosers, Preferences preferences, FurtherWindows windows,
            Consumer<String> tell, Runnable enterPending) {
        this.session = session;
        this.choosers = choosers;
        this.preferences = preferences;
        this.windows = windows;
        this.tell = tell;
        this.enterPending = enterPending;
    }

    void startNew() {
        if (mayLeave()) {
            session.show(Design.EMPTY, null);
        }
    }

    void newWindow() {
        windows.open(null);
    }

    void openElsewhere() {
        choosers.fileToOpen().ifPresent(windows::open);
    }

    /// Follows what other programs have changed in files.
    void readAgain() {
        session.readAgain(tell);
    }

    void open() {
        if (mayLeave()) {
            choosers.fileToOpen().ifPresent(this::show);
        }
    }

    void open(Path file) {
        if (mayLeave()) {
            show(file);
        }
    }

    void openSample(String name) {
        if (mayLeave()) {
            session.show(Samples.read(name), null);
        }
    }

    /// Shows what was read from `file`.
    void opened(Design design, Path file) {
        session.show(design, file);
        preferences.used(file);
        tell.accept("");
    }

    private void show(Path file) {
        try {
            switch (DesignFiles.read(file)) {
                case DesignReading.Read(var design) -> opened(design, file);
                case DesignReading.Refused(var problems) -> tell.accept(refusal(file, problems));
            }
        } catch (NoSuchFileException _) {
            preferences.forget(file);
            tell.accept("There is no file " + file + " any more.");
        } catch (IOException failure) {
            tell.accept(file + " cannot be read: " + failure.getMessage());
        }
    }

    private static String refusal(Path file, List<Problem> problems) {
        return file.getFileName() + " is no design. "
                + problems.stream().limit(3).map(Problem::toString).collect(Collectors.joining(" "));
    }

    /// Whether the design is saved now.
    boolean save() {
        enterPending.run();
        var file = session.fileProperty().get();
        return file == null ? saveAs() : write(file) && saveBeside();
    }

    /// The templates that were stepped into, and the designs around the one shown, as far as they have files.
    private boolean saveBeside() {
        for (var other : session.unsavedBeside().entrySet()) {
            if (!write(other.getValue(), other.getKey())) {
                return false;
            }
            session.savedBeside(other.getKey());
        }
        return true;
    }

    boolean saveAs() {
        enterPending.run();
        return choosers.fileToSave(suggestion()).map(Documents::withEnding).map(to -> write(to) && saveBeside())
                .orElse(false);
    }

    /// A name without an ending gets the one by which designs are found again.
    private static Path withEnding(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.contains(".") ? file : file.resolveSibling(name + ".json");
    }

    /// Asks what the template is to be that the selection becomes, and makes it.
    void makeTemplate() {
        enterPending.run();
        session.templateMaking()
                .ifPresentOrElse(
                        making -> choosers.template(making)
                                .ifPresent(draft -> tell.accept(session.makeTemplate(making, draft).orElse(""))),
                        () -> tell.accept(session.templateHindrance()));
    }

    private String suggestion() {
        var file = session.fileProperty().get();
        return file == null
                ? session.design().name().strip().toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-")
                        + ".json"
                : String.valueOf(file.getFileName());
    }

    private boolean write(Path file) {
        if (write(session.design(), file)) {
            session.saved(file);
            preferences.used(file);
            return true;
        }
        return false;
    }

    private boolean write(Design design, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            DesignFiles.save(design, file);
            tell.accept("");
            return true;
        } catch (IOException failure) {
            tell.accept(file + " cannot be written: " + failure.getMessage() + ". The design is still open.");
            return false;
        }
    }

    /// Whether the design shown may be left: it has no changes that would be lost, or they are saved or given up.
    boolean mayLeave() {
        enterPending.run();
        return !session.losesChanges() || switch (choosers.leaving(session.design().name())) {
            case SAVE -> saveAll();
            case DISCARD -> true;
            case STAY -> false;
        };
    }

    /// A design around the one shown may have no file yet.
    private boolean saveAll() {
        while (!session.aroundProperty().get().isEmpty()) {
            session.stepOut();
        }
        return save();
    }
}
