package blocksmith.engine.analysis;

import blocksmith.engine.op.Reach;

/// How much of the input one output element sees, by the recurrence of Araujo, Norris and Sim, "Computing Receptive
/// Fields of Convolutional Neural Networks", Distill 2019, equations 1 and 2, forwards.
///
/// @param height       rows of the local window
/// @param width        columns of the local window
/// @param strideHeight input rows between the windows of neighbouring outputs
/// @param strideWidth  input columns between the windows of neighbouring outputs
/// @param extent       whether something beyond the window has a say
/// @param through      what brings in the whole image (`SE`); empty for [Extent#LOCAL]
public record ReceptiveField(long height, long width, long strideHeight, long strideWidth, Extent extent,
        String through) {
    /// An input sees itself.
    static final ReceptiveField POINT = new ReceptiveField(1, 1, 1, 1, Extent.LOCAL, "");

    /// How far a receptive field goes.
    public enum Extent {
        /// The window only.
        LOCAL,
        /// Every pixel.
        GLOBAL,
        /// The window, scaled by something that depends on every pixel.
        LOCAL_AND_GLOBAL
    }

    /// What an operator with this rule sees through its input.
    ReceptiveField through(Reach reach, String operator) {
        return switch (reach) {
            case Reach.Window window -> enlarged(window);
            case Reach.Global() -> with(Extent.GLOBAL, joined(through, operator));
            case Reach.PointAndGlobal(var by) -> with(
                    extent == Extent.GLOBAL ? Extent.GLOBAL : Extent.LOCAL_AND_GLOBAL,
                    joined(through, by));
        };
    }

    /// What an operator sees that merges two inputs.
    ReceptiveField merge(ReceptiveField other) {
        return new ReceptiveField(
                Math.max(height, other.height),
                Math.max(width, other.width),
                Math.max(strideHeight, other.strideHeight),
                Math.max(strideWidth, other.strideWidth),
                extent == other.extent ? extent : Extent.LOCAL_AND_GLOBAL,
                joined(through, other.through));
    }

    private ReceptiveField enlarged(Reach.Window window) {
        return new ReceptiveField(
                grown(height, window.kernel().height(), window.dilation().height(), strideHeight),
                grown(width, window.kernel().width(), window.dilation().width(), strideWidth),
                Saturated.times(strideHeight, window.stride().height()),
                Saturated.times(strideWidth, window.stride().width()),
                extent,
                through);
    }

    private static long grown(long size, int kernel, int dilation, long stride) {
        return Saturated.plus(size, Saturated.times((long) (kernel - 1) * dilation, stride));
    }

    private ReceptiveField with(Extent changed, String via) {
        return new ReceptiveField(height, width, strideHeight, strideWidth, changed, via);
    }

    private static String joined(String one, String other) {
        if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
            return one.isEmpty() ? other : one;
        }
        return one.contains(other) ? one : one + ", " + other;
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
