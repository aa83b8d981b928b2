package blocksmith.engine.kernel;

import blocksmith.engine.op.AvgPool2d;
import blocksmith.engine.op.MaxPool2d;
import blocksmith.engine.op.Pool;
import blocksmith.engine.op.Sweep;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The largest or the mean of the pixels under a moving window, a vector of channels at once: the rows under a row of
/// windows become one first, for neighbours share its columns.
final class PoolKernel implements Kernel, RowFilter {
    private final Geometry geometry;
    private final Reduction reduction;
    private final Finish finish;
    /// Of each row of windows, and of each column.
    private final Taps[] rows;
    private final Taps[] columns;

    /// How the pixels under the window become one.
    enum Reduction {
        LARGEST, MEAN,
        /// Of the pixels inside the image only.
        MEAN_INSIDE
    }

    PoolKernel(Geometry geometry, Reduction reduction, Finish finish) {
        this.geometry = geometry;
        this.reduction = reduction;
        this.finish = finish;
        this.rows = Taps.inside(geometry.rows());
        this.columns = Taps.inside(geometry.columns());
    }

    static PoolKernel of(Pool pool, Layer layer) {
        var reduction = switch (pool) {
            case MaxPool2d _ -> Reduction.LARGEST;
            case AvgPool2d mean -> mean.countIncludePad() ? Reduction.MEAN : Reduction.MEAN_INSIDE;
        };
        return new PoolKernel(Geometry.of(pool.window(), layer.input(), layer.output()), reduction,
                new Finish(layer.epilogue()));
    }

    @Override
    public String name() {
        return "pooling";
    }

    /// One row of the input.
    @Override
    public int floats() {
        return Math.toIntExact(AlignedFloats.lines(geometry.inputRow()));
    }

    @Override
    public long scratchFloats(int threads) {
        return (long) threads * floats();
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        workers.divide(geometry.batch() * geometry.rows().count(), (first, end, part) -> {
            for (int row = first; row < end; row++) {
                int image = row / geometry.rows().count();
                var inputs = KeptRows.all(buffers.input() + image * geometry.inputImage(), geometry);
                int at = row * geometry.outputRow();
                reduce(buffers.arena(), inputs, row % geometry.rows().count(), buffers.output() + at,
                        buffers.scratch() + part * floats());
                finish.apply(buffers.arena(), buffers.output() + at, buffers.residual() + at, geometry.outputRow());
            }
        });
    }

    @Override
    public Geometry geometry() {
        return geometry;
    }

    @Override
    public int rows() {
        return 1;
    }

    @Override
    public void rows(float[] arena, KeptRows inputs, int row, int to, int memory, boolean areNumbers) {
        reduce(arena, inputs, row, to, memory);
        finish.apply(arena, to, 0, geometry.outputRow());
    }

    private void reduce(float[] arena, KeptRows inputs, int y, int to, int memory) {
        var under = rows[y];
        boolean isWide = geometry.channels() >= Lanes.COUNT;
        if (reduction == Reduction.LARGEST && isWide && under.count() > 1
                && mergeNumbers(arena, inputs, under, memory)) {
            largestOfNumbers(arena, memory, to);
            return;
        }
        int from = merged(arena, inputs, under, memory);
        for (int x = 0; x < columns.length; x++) {
            var inside = under.count() == 0 ? Taps.NONE : columns[x];
            float scale = reduction == Reduction.LARGEST ? 1 : 1f / counted(y, x);
            pixel(arena, from, inside, scale, to + x * geometry.channels());
        }
    }

    /// Makes some rows one, the largest of each column, as if all were numbers ([#larger]).
    ///
    /// @return whether they are, as far as their sums tell: these are none if any number is, or where infinities of both signs
    ///         meet, or sums that have become infinite. What was made is then of no use
    private boolean mergeNumbers(float[] arena, KeptRows inputs, Taps under, int to) {
        int first = inputs.at(under.pixel());
        int last = under.count() - 1;
        boolean areNumbers = true;
        for (int row = 1; row <= last; row += 2) {
            areNumbers &= mergeThree(arena, first, row(inputs, under, row), row(inputs, under, Math.min(row + 1, last)),
                    to);
            first = to;
        }
        return areNumbers;
    }

    private int row(KeptRows inputs, Taps under, int row) {
        return inputs.at(under.pixel() + row * geometry.rows().dilation());
    }

    private boolean mergeThree(float[] arena, int first, int second, int third, int to) {
        int count = geometry.inputRow();
        var sums = Lanes.zero();
        for (int next = 0; next < count; next += Lanes.COUNT) {
            // a row is at least a vector: where vectors do not go round, the last begins earlier
            int i = Math.min(next, count - Lanes.COUNT);
            var one = Lanes.load(arena, first + i);
            var two = Lanes.load(arena, second + i);
            var three = Lanes.load(arena, third + i);
            larger(larger(one, two), three).intoArray(arena, to + i);
            sums = one.add(two).add(three).add(sums);
        }
        var known = Lanes.known(sums);
        return !known.compare(VectorOperators.NE, known).anyTrue();
    }

    /// Of numbers: two instructions, where a maximum, which is none if either is, takes five. Of two zeros it is the first, whatever
    /// their signs.
    private static FloatVector larger(FloatVector first, FloatVector second) {
        return first.blend(second, first.compare(VectorOperators.LT, second));
    }

    /// The largest under each window of the columns of a row, all of them numbers.
    private void largestOfNumbers(float[] arena, int row, int to) {
        int channels = geometry.channels();
        int step = geometry.columns().dilation() * channels;
        for (int x = 0; x < columns.length; x++) {
            int from = row + columns[x].pixel() * channels;
            largestOfNumbers(arena, from, columns[x].count(), step, channels, to + x * channels);
        }
    }

    private static void largestOfNumbers(float[] arena, int from, int count, int step, int channels, int to) {
        for (int next = 0; next < channels; next += Lanes.COUNT) {
            int c = Math.min(next, channels - Lanes.COUNT);
            if (count == 3) {
                larger(larger(Lanes.load(arena, from + c), Lanes.load(arena, from + c + step)),
                        Lanes.load(arena, from + c + 2 * step)).intoArray(arena, to + c);
            } else {
                largestOfNumbers(arena, from + c, count, step, to + c);
            }
        }
    }

    private static void largestOfNumbers(float[] arena, int from, int count, int step, int to) {
        if (count == 2) {
            larger(Lanes.load(arena, from), Lanes.load(arena, from + step)).intoArray(arena, to);
            return;
        }
        var largest = Lanes.all(Float.NEGATIVE_INFINITY);
        for (int x = 0; x < count; x++) {
            // what the loop has is never a receiver: see Lanes#store
            largest = larger(Lanes.load(arena, from + x * step), largest);
        }
        Lanes.store(largest, arena, to);
    }

    /// Where the row stands that the rows under a row of windows become.
    private int merged(float[] arena, KeptRows inputs, Taps under, int memory) {
        int merged = inputs.at(under.pixel());
        for (int row = 1; row < under.count(); row++) {
            merge(arena, merged, row(inputs, under, row), memory);
            merged = memory;
        }
        return merged;
    }

    private void merge(float[] arena, int first, int second, int to) {
        int count = geometry.inputRow();
        int i = 0;
        for (; i <= count - Lanes.COUNT && reduction == Reduction.LARGEST; i += Lanes.COUNT) {
            Lanes.load(arena, first + i).max(Lanes.load(arena, second + i)).intoArray(arena, to + i);
        }
        for (; i <= count - Lanes.COUNT; i += Lanes.COUNT) {
            Lanes.load(arena, first + i).add(Lanes.load(arena, second + i)).intoArray(arena, to + i);
        }
        for (; i < count; i++) {
            arena[to + i] = reduced(arena[first + i], arena[second + i]);
        }
    }

    private float reduced(float first, float second) {
        return reduction == Reduction.LARGEST ? Math.max(first, second) : first + second;
    }

    /// @param inside some neighbouring columns: those of the window that are inside the image
    private void pixel(float[] arena, int row, Taps inside, float scale, int to) {
        int from = row + inside.pixel() * geometry.channels();
        int step = geometry.columns().dilation() * geometry.channels();
        int channels = geometry.channels();
        if (channels < Lanes.COUNT) {
            for (int c = 0; c < channels; c++) {
                arena[to + c] = single(arena, from + c, inside.count(), step, scale);
            }
            return;
        }
        // where the channels do not fill the last vector it overlaps the one before
        for (int next = 0; next < channels; next += Lanes.COUNT) {
            int c = Math.min(next, channels - Lanes.COUNT);
            switch (reduction) {
                case LARGEST -> largest(arena, from + c, inside.count(), step, to + c);
                case MEAN, MEAN_INSIDE -> mean(arena, from + c, inside.count(), step, scale, to + c);
            }
        }
    }

    /// The taps of a window that are inside along one axis.
    ///
    /// @param pixel under the first of them
    private record Taps(int pixel, int count) {
        static final Taps NONE = new Taps(0, 0);

        static Taps[] inside(Sweep sweep) {
            return IntStream.range(0, sweep.count()).mapToObj(position -> inside(sweep, position)).toArray(Taps[]::new);
        }

        private static Taps inside(Sweep sweep, int position) {
            int first = 0;
            while (first < sweep.kernel() - 1 && sweep.pixel(position, first) < 0) {
                first++;
            }
            int end = sweep.kernel();
            while (end > first && sweep.pixel(position, end - 1) >= sweep.size()) {
                end--;
            }
            return new Taps(sweep.pixel(position, first), end - first);
        }
    }

    private static void largest(float[] arena, int from, int count, int step, int to) {
        var largest = Lanes.all(Float.NEGATIVE_INFINITY);
        for (int x = 0; x < count; x++) {
            largest = Lanes.load(arena, from + x * step).max(largest);
        }
        Lanes.store(largest, arena, to);
    }

    private static void mean(float[] arena, int from, int count, int step, float scale, int to) {
        var sum = Lanes.zero();
        for (int x = 0; x < count; x++) {
            sum = Lanes.load(arena, from + x * step).add(sum);
        }
        Lanes.store(Lanes.all(scale).mul(sum), arena, to);
    }

    private float single(float[] arena, int from, int count, int step, float scale) {
        float result = reduction == Reduction.LARGEST ? Float.NEGATIVE_INFINITY : 0;
        for (int x = 0; x < count; x++) {
            result = reduced(result, arena[from + x * step]);
        }
        return result * scale;
    }

    /// What the sum at an output pixel is divided by.
    private int counted(int y, int x) {
        return reduction == Reduction.MEAN
                ? geometry.rows().covered(y) * geometry.columns().covered(x)
                : inside(geometry.rows(), y) * inside(geometry.columns(), x);
    }

    private static int inside(Sweep sweep, int position) {
        int first = Math.max(0, sweep.pixel(position, 0));
        return Math.min(sweep.size(), sweep.pixel(position, sweep.kernel() - 1) + 1) - first;
    }
}
