package blocksmith.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Scene;

/// The two looks of the window. Controls take their form from AtlantaFX's Primer, and their colours from our tokens.
public enum Theme {
    DARK(new PrimerDark(), "dark.css"), LIGHT(new PrimerLight(), "light.css");

    private final atlantafx.base.theme.Theme controls;
    private final String tokens;
    private final ThemeColors colors;

    Theme(atlantafx.base.theme.Theme controls, String tokens) {
        this.controls = controls;
        this.tokens = tokens;
        this.colors = ThemeColors.read(resource(tokens));
    }

    /// The one that commands call `dark` or `light`.
    public static Optional<Theme> named(String id) {
        return Arrays.stream(values()).filter(theme -> theme.name().equals(id.toUpperCase(Locale.ROOT))).findFirst();
    }

    /// The colours, for what is painted rather than styled.
    public ThemeColors colors() {
        return colors;
    }

    public Theme other() {
        return this == DARK ? LIGHT : DARK;
    }

    /// The look of bare controls, for the whole application; compiled, for parsing it takes long.
    String userAgentStylesheet() {
        return Objects.requireNonNull(controls.getUserAgentStylesheetBSS());
    }

    /// The window's own sheets, for each scene; a later one wins.
    List<String> stylesheets() {
        return Stream.of(tokens, "window.css", "controlsfx.css", "shell.css", "canvas.css", "bench.css", "explain.css",
                "compare.css")
                .map(name -> resource(name).toExternalForm())
                .toList();
    }

    /// Gives a scene of its own this look, whatever that of the application is.
    public void dress(Scene scene) {
        Fonts.load();
        scene.setUserAgentStylesheet(userAgentStylesheet());
        scene.getStylesheets().setAll(stylesheets());
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name);
    }
}
