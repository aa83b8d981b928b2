package blocksmith.engine.kernel;

import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Operator;
import blocksmith.engine.op.Pool;
import blocksmith.engine.tensor.Shape;
import java.util.Optional;

/// Which convolutions and pools are run together by rows ([RowBands], and of planes [PlaneBands]).
public final class Bands {
    /// With more, a block of pixels of all of them fills the first cache, and rows in the second are no nearer than planes.
    private static final int MOST_PLANES = 256;
    /// Floats of a row of all planes, of which 8 are kept: half a second cache.
    private static final int MOST_ROW = 32 << 10;

    private static final int LEAST_ROWS = 8;

    private Bands() {
    }

    /// Whether an operator moves windows over each channel by itself, a depthwise convolution or pooling, and has a vector of
    /// them.
    public static boolean isMiddle(Operator operator, Shape in, Shape out) {
        return switch (operator) {
            case Conv2d conv -> conv.groupsFor(in) == in.channels() && out.channels() == in.channels()
                    && in.channels() >= Lanes.COUNT;
            case Pool _ -> in.channels() >= Lanes.COUNT;
            default -> false;
        };
    }

    /// Whether a pool has rows enough for some threads, whose windows reach over few others: threads share its rows, and make anew
    /// what the windows at their borders see.
    public static boolean isOfNarrowWindows(Pool pool, Shape in) {
        var rows = pool.window().rows(in.height());
        return rows.count() >= LEAST_ROWS && rows.span() <= 2 * rows.stride() + 1;
    }

    /// Whether a convolution is one filter a channel that moves over planes from pixel to pixel, and rows of all its channels
    /// stay near.
    public static boolean isOfPlanes(Conv2d conv, Shape in, Shape out) {
        return reasonAgainstPlanes(conv, in, out).isEmpty();
    }

    /// Why it is not so; empty when it is.
    static Optional<String> reasonAgainstPlanes(Conv2d conv, Shape in, Shape out) {
        int channels = in.channels();
        if (conv.groupsFor(in) != channels || out.channels() != channels) {
            return Optional.of("the first layer has not one filter for each of its " + channels + " channels");
        }
        if (channels > MOST_PLANES) {
            return Optional.of("pixels of " + channels + " channels do not fit into the first cache, of " + MOST_PLANES
                    + " they do");
        }
        return (long) channels * out.width() > MOST_ROW
                ? Optional.of("rows of " + out.width() + " pixels of " + channels
                        + " channels do not fit into half a second cache")
                : PlaneFilters.reasonAgainst(Geometry.of(conv.window(), in, out));
    }

    /// Whether a convolution makes each pixel of all channels of the pixel at its place.
    public static boolean isEnd(Conv2d conv, Shape in, Shape out) {
        return conv.groupsFor(in) == 1 && Geometry.of(conv.window(), in, out).isDense();
    }

    /// Whether a convolution of windows moves over few planes, which are copied with zeros around them: the first of a network.
    public static boolean isBeginning(Conv2d conv, Shape in, Shape out) {
        return WindowRows.takes(Geometry.of(conv.window(), in, out), conv.groupsFor(in));
    }
}
