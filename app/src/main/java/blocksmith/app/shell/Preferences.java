package blocksmith.app.shell;

import blocksmith.app.session.UserFolder;
import blocksmith.app.theme.Theme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the program remembers: the theme and the files last used, a line each. A file that is missing or damaged is
/// taken for an empty one, and one that cannot be written is let be: nothing of it is worth stopping for.
final class Preferences {
    private static final int MOST_RECENT = 8;
    private static final int MOST_LINES = 100;
    private static final System.Logger LOG = System.getLogger(Preferences.class.getName());
    private static final String THEME = "theme=";
    private static final String RECENT = "recent=";

    private final Path file;
    private final List<Path> recent = new ArrayList<>();
    private Theme theme = Theme.DARK;

    Preferences(Path file) {
        this.file = file;
        if (Files.isRegularFile(file)) {
            read();
        }
    }

    /// Where the desktop wants it.
    static Path usualFile() {
        return UserFolder.usual().resolve("preferences.txt");
    }

    private void read() {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.limit(MOST_LINES).forEach(this::take);
        } catch (IOException | java.io.UncheckedIOException failure) {
            LOG.log(System.Logger.Level.WARNING, "Preferences are not read: " + file, failure);
        }
    }

    private void take(String line) {
        if (line.equals(THEME + Theme.LIGHT)) {
            theme = Theme.LIGHT;
        } else if (line.startsWith(RECENT) && recent.size() < MOST_RECENT) {
            try {
                recent.add(Path.of(line.substring(RECENT.length())));
            } catch (java.nio.file.InvalidPathException notAPath) {
                LOG.log(System.Logger.Level.DEBUG, "Not a path in " + file, notAPath);
            }
        }
    }

    private void write() {
        var lines = new ArrayList<>(List.of(THEME + theme));
        recent.forEach(path -> lines.add(RECENT + path));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, lines, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.WARNING, "Preferences are not written: " + file, failure);
        }
    }

    Theme theme() {
        return theme;
    }

    void use(Theme chosen) {
        theme = chosen;
        write();
    }

    /// The files last opened or saved, the last first.
    List<Path> recent() {
        return List.copyOf(recent);
    }

    void used(Path path) {
        var absolute = path.toAbsolutePath().normalize();
        recent.remove(absolute);
        recent.addFirst(absolute);
        while (recent.size() > MOST_RECENT) {
            recent.removeLast();
        }
        write();
    }

    void forget(Path path) {
        recent.remove(path);
        write();
    }
}
