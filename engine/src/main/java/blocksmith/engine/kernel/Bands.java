package blocksmith.engine.kernel;

import blocksmith.engine.op.Conv2d;
import blocksmith.engine.tensor.Shape;

/// Which convolutions are run together by rows ([RowBands], and of planes [PlaneBands]).
public final class Bands {
    private Bands() {
    }

    /// Whether a convolution is one filter a channel, and has a vector of them.
    public static boolean isMiddle(Conv2d conv, Shape in, Shape out) {
        return conv.groupsFor(in) == in.channels() && out.channels() == in.channels() && in.channels() >= Lanes.COUNT;
    }

    /// Whether a convolution is one filter a channel, which moves over planes from pixel to pixel.
    public static boolean isFiltered(Conv2d conv, Shape in, Shape out) {
        return conv.groupsFor(in) == in.channels() && out.channels() == in.channels()
                && PlaneFilters.reasonAgainst(Geometry.of(conv.window(), in, out)).isEmpty();
    }

    /// Whether a convolution makes each pixel of all channels of the pixel at its place.
    public static boolean isEnd(Conv2d conv, Shape in, Shape out) {
        return conv.groupsFor(in) == 1 && Geometry.of(conv.window(), in, out).isDense();
    }
}
