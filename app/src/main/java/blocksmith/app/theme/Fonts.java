package blocksmith.app.theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Font;

/// The bundled typefaces. JavaFX knows each weight of Inter as a family of its own.
public final class Fonts {
    /// For text.
    public static final String REGULAR = "Inter";
    public static final String MEDIUM = "Inter Medium";
    public static final String SEMI_BOLD = "Inter Semi Bold";
    /// For numbers that align or change, shapes and formulas: Inter's digits are not equally wide.
    public static final String MONO = "JetBrains Mono";
    public static final String MONO_SEMI_BOLD = "JetBrains Mono SemiBold";

    private static final List<String> FILES = List.of(
            "Inter-Regular.otf",
            "Inter-Medium.otf",
            "Inter-SemiBold.otf",
            "JetBrainsMono-Regular.ttf",
            "JetBrainsMono-SemiBold.ttf");

    private Fonts() {
    }

    /// Makes them known to the toolkit; before the first control is made.
    public static void load() {
        FILES.forEach(Fonts::load);
    }

    private static void load(String file) {
        try (var stream = Fonts.class.getResourceAsStream("fonts/" + file)) {
            Objects.requireNonNull(Font.loadFont(Objects.requireNonNull(stream, file), 13), file);
        } catch (IOException e) {
            throw new UncheckedIOException("A font of the program cannot be read: " + file, e);
        }
    }
}
