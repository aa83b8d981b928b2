package blocksmith.engine.analysis;

/// How much of the input one output element sees.
///
/// @param height rows of the local window
/// @param width  columns of the local window
/// @param extent whether something beyond the window has a say, and how
/// @param through for [Extent#LOCAL_AND_GLOBAL], what brings it in (`SE`); empty otherwise
public record ReceptiveField(long height, long width, Extent extent, String through) {

    /// How far a receptive field goes.
    public enum Extent {
        /// The window only.
        LOCAL,
        /// Every pixel.
        GLOBAL,
        /// The window, scaled by something that depends on every pixel.
        LOCAL_AND_GLOBAL
    }

    /// `3 × 3`, `global` or `3 × 3 local, global through SE`
    @Override
    public String toString() {
        var window = height + " × " + width;
        return switch (extent) {
            case LOCAL -> window;
            case GLOBAL -> "global";
            case LOCAL_AND_GLOBAL -> window + " local, global through " + through;
        };
    }
}
