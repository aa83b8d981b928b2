package blocksmith.engine.rewrite;

import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Sweep;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import java.util.Optional;

/// How the kernel of one convolution goes into that of another, larger one of the same image, so that each tap sees the pixel
/// and the channel that it saw.
final class Inset {
    private final Shape outer;
    private final Shape inner;
    private final Axis rows;
    private final Axis columns;
    private final int outerGroups;
    private final int innerGroups;

    /// @param first where the first tap goes
    /// @param step  from one tap to the next
    private record Axis(int first, int step) {
        static Optional<Axis> of(Sweep outer, Sweep inner) {
            int shift = outer.before() - inner.before();
            int step = inner.kernel() == 1 ? 0 : inner.dilation();
            if (outer.stride() != inner.stride() || shift % outer.dilation() != 0 || step % outer.dilation() != 0) {
                return Optional.empty();
            }
            var axis = new Axis(shift / outer.dilation(), step / outer.dilation());
            boolean hasRoom = axis.first >= 0 && axis.at(inner.kernel() - 1) < outer.kernel();
            return hasRoom ? Optional.of(axis) : Optional.empty();
        }

        int at(int tap) {
            return first + tap * step;
        }
    }

    private Inset(Shape in, Conv2d outer, Conv2d inner, Axis rows, Axis columns) {
        this.outerGroups = outer.groupsFor(in);
        this.innerGroups = inner.groupsFor(in);
        this.outer = kernel(in, outer);
        this.inner = kernel(in, inner);
        this.rows = rows;
        this.columns = columns;
    }

    private static Shape kernel(Shape in, Conv2d conv) {
        return Shape.of(conv.channelsFor(in), in.channels() / conv.groupsFor(in), conv.kernel().height(),
                conv.kernel().width());
    }

    /// Empty where a tap would have no place, or a channel is in none of the larger one's groups.
    ///
    /// @param in the shape of the image
    static Optional<Inset> of(Shape in, Conv2d outer, Conv2d inner) {
        if (outer.channelsFor(in) != inner.channelsFor(in) || inner.groupsFor(in) % outer.groupsFor(in) != 0) {
            return Optional.empty();
        }
        var rows = Axis.of(outer.window().rows(in.height()), inner.window().rows(in.height()));
        var columns = Axis.of(outer.window().columns(in.width()), inner.window().columns(in.width()));
        return rows.flatMap(y -> columns.map(x -> new Inset(in, outer, inner, y, x)));
    }

    /// The larger kernel `sum` with the smaller one added.
    DoubleTensor added(DoubleTensor sum, DoubleTensor smaller) {
        var result = new DoubleTensor(outer, sum.data().clone());
        for (int out = 0; out < inner.batch(); out++) {
            int firstInner = out / (inner.batch() / innerGroups) * inner.channels();
            int firstOuter = out / (outer.batch() / outerGroups) * outer.channels();
            for (int in = 0; in < inner.channels(); in++) {
                addFilter(result, out, firstInner + in - firstOuter, smaller, in);
            }
        }
        return result;
    }

    private void addFilter(DoubleTensor sum, int out, int to, DoubleTensor smaller, int from) {
        for (int y = 0; y < inner.height(); y++) {
            for (int x = 0; x < inner.width(); x++) {
                sum.data()[sum.index(out, to, rows.at(y), columns.at(x))] += smaller.at(out, from, y, x);
            }
        }
    }
}
