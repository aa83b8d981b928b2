package blocksmith.app.theme;

import blocksmith.engine.op.Category;
import java.util.Locale;

/// The names of the colours. What they are stands in `dark.css` and `light.css`, and nowhere else.
public enum ColorToken {
    // grounds
    CANVAS, CANVAS_DOT, PANEL, RAISED, PRESSED, SELECTED, BORDER, NODE, CHIP, FRAME, SHADOW, WIRE,
    // texts and marks
    TEXT, MUTED, ACCENT, ACCENT_TEXT, ON_ACCENT, BETTER, WORSE, WRONG, ADDED, REMOVED, CHANGED,
    // categories
    INPUT_OUTPUT, CONVOLUTION, DEPTHWISE, NORMALIZATION, ACTIVATION, ATTENTION, CHANNELS, MERGE;

    /// The colour of a category; pools, dense layers and blocks are as quiet as inputs and outputs.
    public static ColorToken of(Category category) {
        return switch (category) {
            case INPUT_OUTPUT, POOL, DENSE, BLOCK -> INPUT_OUTPUT;
            case CONVOLUTION -> CONVOLUTION;
            case DEPTHWISE -> DEPTHWISE;
            case NORMALIZATION -> NORMALIZATION;
            case ACTIVATION -> ACTIVATION;
            case ATTENTION -> ATTENTION;
            case CHANNELS -> CHANNELS;
            case MERGE -> MERGE;
        };
    }

    /// As stylesheets look it up: `-bs-canvas-dot`.
    public String cssName() {
        return "-bs-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
