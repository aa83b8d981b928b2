package blocksmith.app.session;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.template.Origin;
import blocksmith.engine.template.TemplateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The designs in files that windows have open, as documents or stepped into: one history a file, whichever windows edit
/// it. Instances find a design here as it is edited, in place of what is in its file. On the FX thread only.
final class OpenDesigns {
    private static final System.Logger LOG = System.getLogger(OpenDesigns.class.getName());

    private final TemplateFiles files;
    private final Map<Path, Held> held = new LinkedHashMap<>();
    private final List<Window> windows = new ArrayList<>();

    /// What is told of changes in other windows.
    interface Window {
        /// @param steps  what was changed
        /// @param change what the change is called; null when it is none of the design
        void changed(History steps, @Nullable String change);
    }

    /// A design, and the windows that have it open.
    private record Held(History steps, Set<Window> by) {
    }

    OpenDesigns(TemplateFiles files) {
        this.files = files;
    }

    /// Tells `window` of changes from now on.
    void add(Window window) {
        windows.add(window);
    }

    void remove(Window window) {
        windows.remove(window);
    }

    /// The history of the design kept at `file`, which `by` has open until [#release].
    ///
    /// @param design what is there, unless a window has it open already
    History hold(Path file, Design design, Window by) {
        return hold(file, new History(design), by);
    }

    private History hold(Path file, History otherwise, Window by) {
        var one = held.computeIfAbsent(key(file), _ -> new Held(otherwise, new HashSet<>()));
        one.by().add(by);
        files.open(file, one.steps().present());
        return one.steps();
    }

    /// `by` has the design no longer open; where no other window has, changes that are not saved are given up.
    void release(Path file, Window by) {
        var one = held.get(key(file));
        if (one != null && one.by().remove(by) && one.by().isEmpty()) {
            held.remove(key(file));
            files.close(file);
            if (one.steps().state().saved() == Saved.CHANGED) {
                tell(one.steps(), null, by);
            }
        }
    }

    /// Moves what `by` has done to the design at `from` to another file, in which it is now.
    ///
    /// @param from null for none
    History move(History steps, @Nullable Path from, Path to, Window by) {
        if (from != null && key(from).equals(key(to))) {
            return steps;
        }
        boolean isShared = from != null && isHeldByOthers(from, by);
        if (from != null) {
            release(from, by);
        }
        var moved = hold(to, isShared ? steps.copy() : steps, by);
        if (!moved.present().equals(steps.present())) {
            moved.put(steps.present(), "save as", null, System.nanoTime());
        }
        return moved;
    }

    boolean isHeldByOthers(Path file, Window by) {
        var one = held.get(key(file));
        return one != null && one.by().stream().anyMatch(other -> !other.equals(by));
    }

    /// Lets the other windows follow a change that `by` made.
    ///
    /// @param file   where the design is kept; null for nowhere, where no other can have it
    /// @param change what the change is called; null when it is none of the design
    void publish(History steps, @Nullable Path file, @Nullable String change, Window by) {
        if (file != null) {
            files.open(file, steps.present());
            tell(steps, change, by);
        }
    }

    private void tell(History steps, @Nullable String change, @Nullable Window by) {
        List.copyOf(windows).stream().filter(window -> !window.equals(by))
                .forEach(window -> window.changed(steps, change));
    }

    /// Of the designs that `by` has open, those with changes, by their files.
    Map<Path, History> changed(Window by) {
        var changed = new LinkedHashMap<Path, History>();
        held.forEach((file, one) -> {
            if (one.by().contains(by) && one.steps().state().saved() == Saved.CHANGED) {
                changed.put(file, one.steps());
            }
        });
        return changed;
    }

    /// Reads the files again. What another program changed is taken over as one step of the history; where there are
    /// changes that are not saved, these stay.
    ///
    /// @param tell given what could not be taken over
    void readAgain(Consumer<String> tell) {
        var known = new LinkedHashMap<Path, Design>();
        held.forEach((file, one) -> known.put(file, one.steps().saved()));
        Thread.ofPlatform().daemon().name("blocksmith-files").start(() -> known.forEach((file, saved) -> {
            if (inFile(file) instanceof DesignReading.Read(var design) && !design.equals(saved)) {
                Platform.runLater(() -> takeOver(file, saved, design, tell));
            }
        }));
    }

    private static DesignReading inFile(Path file) {
        try {
            return DesignFiles.read(file);
        } catch (IOException failure) {
            // a template of the library that is stepped into has no file yet, and a deleted one is kept by its window
            LOG.log(System.Logger.Level.DEBUG, "Not read again: " + file, failure);
            return new DesignReading.Refused(List.of());
        }
    }

    private void takeOver(Path file, Design before, Design design, Consumer<String> tell) {
        var one = held.get(file);
        if (one == null || !one.steps().saved().equals(before)) {
            return;
        }
        if (one.steps().state().saved() == Saved.CHANGED) {
            one.steps().markSaved(design);
            tell.accept(file.getFileName() + " was changed by another program. Your changes are kept: save to put them "
                    + "in its place, or save under another name.");
        } else {
            one.steps().put(design, "change of the file", null, System.nanoTime());
            one.steps().markSaved();
            files.open(file, design);
        }
        tell(one.steps(), "change of the file", null);
    }

    static Path key(Path file) {
        return TemplateFiles.inFile(Design.EMPTY, file).origin() instanceof Origin.File(var path) ? path : file;
    }
}
