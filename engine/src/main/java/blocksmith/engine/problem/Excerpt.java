package blocksmith.engine.problem;

/// A text of the user's as messages show it: short, on one line, so that no input can flood a message.
public final class Excerpt {
    private static final int LONGEST = 40;

    private Excerpt() {
    }

    /// `text` itself, or its first 40 characters and `…`; control characters become spaces.
    public static String of(String text) {
        var line = text.codePoints().limit(LONGEST + 1L).map(c -> Character.isISOControl(c) ? ' ' : c).toArray();
        return line.length <= LONGEST ? new String(line, 0, line.length) : new String(line, 0, LONGEST) + "…";
    }
}
