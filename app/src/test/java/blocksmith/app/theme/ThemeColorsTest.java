package blocksmith.app.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Contrast by WCAG 2.2, 1.4.3: at least 4.5 for text of our sizes.
class ThemeColorsTest {
    private static final Path SHEETS = Path.of("src", "main", "resources", "blocksmith", "app", "theme");
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{3,8}\\b|rgba?\\(|hsba?\\(");
    private static final Pattern NAME = Pattern.compile("(-bs-[a-z-]+):");

    private static final List<ColorToken> TEXTS = List.of(
            ColorToken.TEXT,
            ColorToken.MUTED,
            ColorToken.ACCENT_TEXT,
            ColorToken.BETTER,
            ColorToken.WORSE,
            ColorToken.WRONG,
            ColorToken.ADDED,
            ColorToken.REMOVED,
            ColorToken.CHANGED);
    private static final List<ColorToken> GROUNDS = List.of(
            ColorToken.CANVAS,
            ColorToken.PANEL,
            ColorToken.RAISED,
            ColorToken.NODE,
            ColorToken.CHIP);

    static Stream<Arguments> pairs() {
        var anyOnAny = TEXTS.stream().flatMap(text -> GROUNDS.stream().map(ground -> Arguments.of(text, ground)));
        var others = Stream.of(
                Arguments.of(ColorToken.TEXT, ColorToken.PRESSED),
                Arguments.of(ColorToken.TEXT, ColorToken.SELECTED),
                Arguments.of(ColorToken.MUTED, ColorToken.SELECTED),
                Arguments.of(ColorToken.ADDED, ColorToken.SELECTED),
                Arguments.of(ColorToken.REMOVED, ColorToken.SELECTED),
                Arguments.of(ColorToken.CHANGED, ColorToken.SELECTED),
                Arguments.of(ColorToken.ON_ACCENT, ColorToken.ACCENT));
        return Stream.concat(anyOnAny, others);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void textCanBeReadOnItsGround(ColorToken text, ColorToken ground) {
        for (var theme : Theme.values()) {
            double contrast = contrast(theme.colors().get(text), theme.colors().get(ground));
            assertTrue(contrast >= 4.5, () -> theme + ": " + text + " on " + ground + " is " + contrast);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTokenOfASheetIsKnown(Theme theme) throws IOException {
        var sheet = Files.readString(SHEETS.resolve(theme.name().toLowerCase(Locale.ROOT) + ".css"));
        var names = NAME.matcher(sheet).results().map(match -> match.group(1)).toList();

        assertEquals(Stream.of(ColorToken.values()).map(ColorToken::cssName).toList(), names);
    }

    @ParameterizedTest
    @ValueSource(strings = {"window.css", "controlsfx.css", "canvas.css", "compare.css"})
    void onlyTheThemesHoldColors(String sheet) throws IOException {
        var lines = Files.readAllLines(SHEETS.resolve(sheet));

        assertEquals(List.of(), lines.stream().filter(line -> COLOR.matcher(line).find()).toList());
    }

    private static double contrast(Color one, Color other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
