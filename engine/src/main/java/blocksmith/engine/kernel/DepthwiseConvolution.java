package blocksmith.engine.kernel;

import blocksmith.engine.op.Sweep;

/// A convolution with one filter a channel, of any kernel, stride and dilation: four neighbouring pixels at once, a
/// vector of channels innermost. Windows that reach over an edge leave out the taps beyond it, so nothing is copied.
final class DepthwiseConvolution implements Kernel {
    private final String name;
    private final Geometry geometry;
    /// The bias, then the taps, a row of channels each.
    private final float[] weights;
    private final int[] taps;
    private final int lanes;
    private final Finish finish;
    private final Inside columnsInside;
    private final Inside rowsInside;

    /// The output positions `from` to `to` (not included) whose windows are wholly inside.
    private record Inside(int from, int to) {

        static Inside of(Sweep sweep) {
            int from = sweep.firstInside(0);
            return new Inside(from, Math.max(from, sweep.endInside(sweep.kernel() - 1)));
        }

        boolean contains(int position) {
            return position >= from && position < to;
        }
    }

    DepthwiseConvolution(String name, Geometry geometry, PackedWeights.Source source, float[] bias,
            Epilogue epilogue) {
        this.name = name;
        this.geometry = geometry;
        this.finish = new Finish(epilogue);
        this.lanes = Math.max(Lanes.COUNT, geometry.channels());
        this.weights = packed(source, bias);
        this.taps = tapOffsets();
        this.columnsInside = Inside.of(geometry.columns());
        this.rowsInside = Inside.of(geometry.rows());
    }

    private float[] packed(PackedWeights.Source source, float[] bias) {
        var packed = new float[lanes * (geometry.taps() + 1)];
        System.arraycopy(bias, 0, packed, 0, geometry.channels());
        int width = geometry.columns().kernel();
        for (int tap = 0; tap < geometry.taps(); tap++) {
            for (int c = 0; c < geometry.channels(); c++) {
                packed[(tap + 1) * lanes + c] = source.at(c, 0, tap / width, tap % width);
            }
        }
        return packed;
    }

    private int[] tapOffsets() {
        int width = geometry.columns().kernel();
        var offsets = new int[geometry.taps()];
        for (int tap = 0; tap < offsets.length; tap++) {
            offsets[tap] = geometry.tapOffset(tap / width, tap % width, geometry.inputRow());
        }
        return offsets;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        workers.divide(geometry.batch() * geometry.rows().count(), (first, end, _) -> {
            for (int row = first; row < end; row++) {
                row(buffers, row / geometry.rows().count(), row % geometry.rows().count());
            }
        });
    }

    private void row(Buffers buffers, int image, int y) {
        int from = buffers.input() + image * geometry.inputImage();
        int offset = image * geometry.outputImage() + y * geometry.outputRow();
        int to = buffers.output() + offset;
        if (rowsInside.contains(y) && geometry.channels() >= Lanes.COUNT) {
            edge(buffers.arena(), from, y, 0, columnsInside.from, to);
            inside(buffers.arena(), from, y, to);
            edge(buffers.arena(), from, y, columnsInside.to, geometry.columns().count(), to);
        } else {
            edge(buffers.arena(), from, y, 0, geometry.columns().count(), to);
        }
        finish.apply(buffers.arena(), to, buffers.residual() + offset, geometry.outputRow());
    }

    private void inside(float[] arena, int from, int y, int to) {
        int row = from + (y * geometry.rows().stride() - geometry.rows().before()) * geometry.inputRow();
        int step = geometry.columns().stride() * geometry.channels();
        int block = columnsInside.to - columnsInside.from >= 4 ? 4 : 1;
        for (int x = columnsInside.from; x < columnsInside.to; x += block) {
            int first = Math.min(x, columnsInside.to - block);
            int pixel = row + first * step - geometry.columns().before() * geometry.channels();
            pixels(block, arena, pixel, step, to + first * geometry.channels());
        }
    }

    private void pixels(int block, float[] arena, int pixel, int step, int to) {
        int channels = geometry.channels();
        for (int c = 0; c < channels; c += Lanes.COUNT) {
            int first = Math.min(c, channels - Lanes.COUNT);
            if (block == 4) {
                fourPixels(arena, pixel + first, step, to + first, channels, first);
            } else {
                onePixel(arena, pixel + first, to + first, first);
            }
        }
    }

    private void fourPixels(float[] arena, int pixel, int step, int to, int toStep, int channel) {
        var a0 = Lanes.load(weights, channel);
        var a1 = a0;
        var a2 = a0;
        var a3 = a0;
        for (int tap = 0; tap < taps.length; tap++) {
            var weight = Lanes.load(weights, (tap + 1) * lanes + channel);
            int at = pixel + taps[tap];
            a0 = weight.fma(Lanes.load(arena, at), a0);
            a1 = weight.fma(Lanes.load(arena, at + step), a1);
            a2 = weight.fma(Lanes.load(arena, at + 2 * step), a2);
            a3 = weight.fma(Lanes.load(arena, at + 3 * step), a3);
        }
        Lanes.store(a0, arena, to);
        Lanes.store(a1, arena, to + toStep);
        Lanes.store(a2, arena, to + 2 * toStep);
        Lanes.store(a3, arena, to + 3 * toStep);
    }

    private void onePixel(float[] arena, int pixel, int to, int channel) {
        var sum = Lanes.load(weights, channel);
        for (int tap = 0; tap < taps.length; tap++) {
            sum = Lanes.load(weights, (tap + 1) * lanes + channel).fma(Lanes.load(arena, pixel + taps[tap]), sum);
        }
        Lanes.store(sum, arena, to);
    }

    /// Pixels `first` to `end` of output row `y`, whose windows may reach over an edge.
    private void edge(float[] arena, int image, int y, int first, int end, int to) {
        for (int x = first; x < end; x++) {
            int pixel = to + x * geometry.channels();
            System.arraycopy(weights, 0, arena, pixel, geometry.channels());
            edgePixel(arena, image, y, x, pixel);
        }
    }

    private void edgePixel(float[] arena, int image, int y, int x, int to) {
        int width = geometry.columns().kernel();
        for (int tap = 0; tap < taps.length; tap++) {
            int row = geometry.rows().pixel(y, tap / width);
            int column = geometry.columns().pixel(x, tap % width);
            if (geometry.rows().isInside(row) && geometry.columns().isInside(column)) {
                int from = image + row * geometry.inputRow() + column * geometry.channels();
                addTap(arena, from, (tap + 1) * lanes, to);
            }
        }
    }

    private void addTap(float[] arena, int from, int tap, int to) {
        int channels = geometry.channels();
        int c = 0;
        for (; c <= channels - Lanes.COUNT; c += Lanes.COUNT) {
            Lanes.load(weights, tap + c)
                    .fma(Lanes.load(arena, from + c), Lanes.load(arena, to + c))
                    .intoArray(arena, to + c);
        }
        for (; c < channels; c++) {
            arena[to + c] = Math.fma(weights[tap + c], arena[from + c], arena[to + c]);
        }
    }
}
