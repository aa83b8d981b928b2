package blocksmith.engine.op;

import java.util.function.IntToDoubleFunction;

/// The pixels that each output pixel of an [Interpolation] is made of, along one axis.
public final class Grid {
    private final int size;
    private final int count;
    private final Coordinates.Line line;
    private final Interpolation.Mode mode;

    Grid(int size, int count, Coordinates.Line line, Interpolation.Mode mode) {
        this.size = size;
        this.count = count;
        this.line = line;
        this.mode = mode;
    }

    /// Pixels that come out.
    public int count() {
        return count;
    }

    /// The input pixel at or before the place of output pixel `position`.
    public int first(int position) {
        return Math.clamp(Math.floorDiv(place(position), line.per()), 0, size - 1);
    }

    /// The one after it; the same at an edge, and where the nearest is taken.
    public int second(int position) {
        long next = Math.floorDiv(place(position), line.per()) + (mode == Interpolation.Mode.NEAREST ? 0 : 1);
        return Math.clamp(next, 0, size - 1);
    }

    /// How much the second counts, from 0 to 1.
    public double share(int position) {
        return mode == Interpolation.Mode.NEAREST
                ? 0
                : (double) Math.floorMod(place(position), line.per()) / line.per();
    }

    /// Whether a program that computes places in 32 bits, as ONNX Runtime does, finds the same pixels.
    boolean isSameIn32Bits(IntToDoubleFunction place) {
        for (int position = 0; position < count; position++) {
            if (Math.clamp((long) place.applyAsDouble(position), 0, size - 1) != first(position)) {
                return false;
            }
        }
        return true;
    }

    private long place(int position) {
        return position * line.step() + line.offset();
    }

    /// The value at output pixel `position` of what `pixel` gives at each input pixel. Where both are one pixel it is that
    /// pixel's, an infinity too.
    double between(int position, IntToDoubleFunction pixel) {
        double first = pixel.applyAsDouble(first(position));
        return first(position) == second(position)
                ? first
                : first + (pixel.applyAsDouble(second(position)) - first) * share(position);
    }

    /// The places are those of the line, `per` a pixel: one pixel below each, or those less than a pixel away.
    Span reach() {
        int divisor = (int) divisor(divisor(line.step(), Math.abs(line.offset())), line.per());
        int per = (int) (line.per() / divisor);
        int step = (int) (line.step() / divisor);
        int offset = (int) (line.offset() / divisor);
        return mode == Interpolation.Mode.NEAREST
                ? new Span(offset - per + 1, per, 1, step, per)
                : new Span(offset - per + 1, 2 * per - 1, 1, step, per);
    }

    private static long divisor(long a, long b) {
        return b == 0 ? a : divisor(b, a % b);
    }
}
