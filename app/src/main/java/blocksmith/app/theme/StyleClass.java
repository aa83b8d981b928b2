package blocksmith.app.theme;

import blocksmith.engine.op.Category;
import java.util.Locale;
import javafx.css.Styleable;

/// The classes that stylesheets know.
public enum StyleClass {
    // surfaces
    PANEL, CARD, DIALOG, SEPARATED_BELOW, SEPARATED_ABOVE, SEPARATED_LEFT, SEPARATED_RIGHT,
    // texts
    BRAND, HEADING, SMALL_HEADING, STRONG, MUTED, SMALL, MONO, NUMBER, BETTER, WORSE, WRONG,
    // controls
    PRIMARY, QUIET, SEARCH, SEARCH_PANEL, SWATCH, CHOICES, ARROW, OUTWARD, COMPLETION,
    // the bench
    BAR, BAR_FILL,
    // explanations
    PIXEL, TAP,
    // the canvas
    CANVAS, NODE, NODE_PLATE, NODE_TITLE, NODE_LATENCY, NODE_SETTINGS, NODE_FOOTER, NODE_UNIT, SHARE, SHARE_FILL,
    PROBLEM_MARK, CHANGE_MARK, PORT, WIRE, CHIP, FRAME, FRAME_TITLE, RUBBER_BAND, REFUSAL,
    EMPTY_CANVAS, OVERVIEW, OVERVIEW_SEEN,
    // comparisons; a mark lends `-bs-mark` its colour
    DIFFERENCES, DIFFERENCES_NUMBER, MARK_ADDED, MARK_REMOVED, MARK_CHANGED, MARK_AFFECTED,
    // what follows is told apart by the category's colour
    CATEGORY_INPUT_OUTPUT, CATEGORY_CONVOLUTION, CATEGORY_DEPTHWISE, CATEGORY_NORMALIZATION, CATEGORY_ACTIVATION,
    CATEGORY_ATTENTION, CATEGORY_CHANNELS, CATEGORY_MERGE;

    /// The class that lends `-bs-category` the category's colour.
    public static StyleClass of(Category category) {
        return valueOf("CATEGORY_" + ColorToken.of(category).name());
    }

    public String cssName() {
        return "bs-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @return the node, so that it can be styled where it is made
    public <N extends Styleable> N on(N node) {
        node.getStyleClass().add(cssName());
        return node;
    }
}
