package blocksmith.app.canvas;

import blocksmith.app.theme.ColorToken;
import blocksmith.app.theme.StyleClass;

/// What became of a node, told by a sign, a word and a colour.
public enum NodeMark {
    ADDED("+", "added", StyleClass.MARK_ADDED, ColorToken.ADDED),
    REMOVED("−", "removed", StyleClass.MARK_REMOVED, ColorToken.REMOVED),
    CHANGED("≠", "changed", StyleClass.MARK_CHANGED, ColorToken.CHANGED),
    RENAMED("=", "renamed", StyleClass.MARK_AFFECTED, ColorToken.MUTED),
    /// Its values are the same; what they come to is not.
    AFFECTED("~", "affected", StyleClass.MARK_AFFECTED, ColorToken.MUTED);

    private final String sign;
    private final String word;
    private final StyleClass style;
    private final ColorToken color;

    NodeMark(String sign, String word, StyleClass style, ColorToken color) {
        this.sign = sign;
        this.word = word;
        this.style = style;
        this.color = color;
    }

    public String sign() {
        return sign;
    }

    String word() {
        return word;
    }

    /// `+ added`
    public String words() {
        return sign + " " + word;
    }

    /// The class that lends `-bs-mark` its colour.
    public StyleClass style() {
        return style;
    }

    ColorToken color() {
        return color;
    }
}
