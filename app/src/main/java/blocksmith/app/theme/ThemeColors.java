package blocksmith.app.theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;

/// The colours of one theme, read from its stylesheet: charts and the far view paint with the very colours that styled
/// nodes look up.
public final class ThemeColors {
    private static final Pattern DECLARATION = Pattern.compile("(-bs-[a-z-]+):\\s*(#[0-9a-f]+);");

    private final Map<ColorToken, Color> colors;

    private ThemeColors(Map<ColorToken, Color> colors) {
        this.colors = colors;
    }

    static ThemeColors read(URL stylesheet) {
        try (var stream = stylesheet.openStream()) {
            return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("A stylesheet of the program cannot be read: " + stylesheet, e);
        }
    }

    private static ThemeColors parse(String css) {
        var declared = DECLARATION.matcher(css)
                .results()
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
        var colors = new EnumMap<ColorToken, Color>(ColorToken.class);
        for (var token : ColorToken.values()) {
            colors.put(token, Color.web(declared.getOrDefault(token.cssName(), "")));
        }
        return new ThemeColors(colors);
    }

    public Color get(ColorToken token) {
        var color = colors.get(token);
        if (color == null) {
            throw new IllegalStateException("Every token has a colour: " + token);
        }
        return color;
    }
}
