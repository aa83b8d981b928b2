package blocksmith.app.session;

import java.nio.file.Path;
import java.util.Locale;

/// Where the desktop wants a program to keep what belongs to its user.
public final class UserFolder {
    private UserFolder() {
    }

    public static Path usual() {
        var home = Path.of(System.getProperty("user.home", "."));
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var folder = system.contains("mac")
                ? home.resolve("Library/Application Support")
                : system.contains("windows")
                        ? fromEnvironment("APPDATA", home)
                        : fromEnvironment("XDG_CONFIG_HOME", home.resolve(".config"));
        return folder.resolve("blocksmith");
    }

    private static Path fromEnvironment(String variable, Path otherwise) {
        var value = System.getenv(variable);
        return value == null || value.isEmpty() ? otherwise : Path.of(value);
    }
}
