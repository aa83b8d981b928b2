package blocksmith.app.session;

import java.nio.file.Path;
import java.util.Locale;

/// Where the desktop wants a program to keep what belongs to its user.
public final class UserFolder {
    private static final String NAME = "blocksmith";
    /// Names another folder in the place of [#cache].
    private static final String CACHE_PROPERTY = "blocksmith.cache";

    private UserFolder() {
    }

    public static Path usual() {
        return folder("Library/Application Support", "APPDATA", "XDG_CONFIG_HOME", ".config").resolve(NAME);
    }

    /// For what can be made again.
    public static Path cache() {
        var named = System.getProperty(CACHE_PROPERTY);
        return named == null
                ? folder("Library/Caches", "LOCALAPPDATA", "XDG_CACHE_HOME", ".cache").resolve(NAME)
                : Path.of(named);
    }

    private static Path folder(String mac, String windows, String variable, String otherwise) {
        var home = Path.of(System.getProperty("user.home", "."));
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return system.contains("mac")
                ? home.resolve(mac)
                : system.contains("windows")
                        ? fromEnvironment(windows, home)
                        : fromEnvironment(variable, home.resolve(otherwise));
    }

    private static Path fromEnvironment(String variable, Path otherwise) {
        var value = System.getenv(variable);
        return value == null || value.isEmpty() ? otherwise : Path.of(value);
    }
}
