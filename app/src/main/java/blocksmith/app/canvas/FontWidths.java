package blocksmith.app.canvas;

import blocksmith.app.canvas.drawing.TextWidths;
import blocksmith.app.theme.Fonts;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Measures texts in the fonts of nodes. The sizes are those of `canvas.css`.
final class FontWidths implements TextWidths {
    private final Measure titles = new Measure(Fonts.SEMI_BOLD, 12.5);
    private final Measure lines = new Measure(Fonts.REGULAR, 11.5);
    private final Measure labels = new Measure(Fonts.MONO, 10.5);
    private final double latency = new Measure(Fonts.MONO, 10.5).of(" 0.000");

    @Override
    public double title(String text) {
        return titles.of(text);
    }

    @Override
    public double line(String text) {
        return lines.of(text);
    }

    @Override
    public double label(String text) {
        return labels.of(text);
    }

    @Override
    public double latency() {
        return latency;
    }

    /// The same few texts come again and again.
    private static final class Measure {
        private static final int KEPT = 4096;
        private final Text text = new Text();
        private final Map<String, Double> known = new HashMap<>();

        Measure(String family, double size) {
            text.setFont(Font.font(family, size));
        }

        double of(String string) {
            if (known.size() > KEPT) {
                known.clear();
            }
            return known.computeIfAbsent(string, this::measured);
        }

        private double measured(String string) {
            text.setText(string);
            return Math.ceil(text.getLayoutBounds().getWidth());
        }
    }
}
