package blocksmith.engine.kernel;

import blocksmith.engine.kernel.DepthwiseShape.Axis;
import blocksmith.engine.kernel.DepthwiseShape.Inside;
import java.util.Arrays;

/// A convolution with one filter a channel on the caller's own order, for one channel's pixels stand together there: a
/// channel at a time is copied with zeros around it, then some rows of outputs are made at once, a vector of neighbours
/// innermost.
final class PlaneDepthwise implements Kernel {
    private static final int MOST_ROWS = 8;

    private final String name;
    private final Geometry geometry;
    /// Of each channel the bias, then the taps, a vector of equal numbers each.
    private final AlignedFloats weights;
    private final int pitch;
    private final int rows;
    private final Axis down;
    private final Prepared<DepthwiseBlock> block;
    private final Finish finish;

    private PlaneDepthwise(String name, Geometry geometry, PackedWeights.Source source, float[] bias,
            Epilogue epilogue) {
        this.name = name;
        this.geometry = geometry;
        this.pitch = geometry.paddedColumns();
        int count = geometry.rows().count();
        this.rows = Math.ceilDiv(count, Math.ceilDiv(count, MOST_ROWS));
        var clamp = Clamp.ofSums(epilogue);
        this.finish = new Finish(clamp.rest(epilogue));
        this.weights = packed(source, bias);
        this.down = new Axis(rows, geometry.rows().kernel(), geometry.rows().stride(), geometry.rows().dilation());
        var across = new Axis(1, geometry.columns().kernel(), 1, geometry.columns().dilation());
        this.block = DepthwiseBlocks.of(new DepthwiseShape(down, across, new Inside(0, across.reach()),
                geometry.columns().count(), 0, Lanes.COUNT, 0, clamp));
    }

    private AlignedFloats packed(PackedWeights.Source source, float[] bias) {
        var packed = AlignedFloats.allocate(geometry.channels() * channelFloats());
        int width = geometry.columns().kernel();
        for (int channel = 0; channel < geometry.channels(); channel++) {
            int at = packed.offset() + channel * channelFloats();
            Arrays.fill(packed.array(), at, at + Lanes.COUNT, bias[channel]);
            for (int tap = 0; tap < geometry.taps(); tap++) {
                at += Lanes.COUNT;
                Arrays.fill(packed.array(), at, at + Lanes.COUNT, source.at(channel, 0, tap / width, tap % width));
            }
        }
        return packed;
    }

    private int channelFloats() {
        return (1 + geometry.taps()) * Lanes.COUNT;
    }

    /// What it says to a layer of channels first.
    static Offer offer(String name, Geometry geometry, PackedWeights.Source source, float[] bias, Epilogue epilogue) {
        if (geometry.columns().stride() != 1) {
            return new Offer.Declined("its windows step over pixels");
        }
        if (geometry.columns().count() < Lanes.COUNT) {
            return new Offer.Declined("rows of " + geometry.columns().count() + " pixels do not fill a vector");
        }
        return epilogue.residual() == Epilogue.Residual.ADDED
                ? new Offer.Declined("what is added is channels last")
                : new Offer.Accepted(new PlaneDepthwise(name, geometry, source, bias, epilogue));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long scratchFloats(int threads) {
        return threads * paddedFloats();
    }

    private long paddedFloats() {
        return AlignedFloats.lines((long) geometry.paddedRows() * pitch);
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        workers.divide(geometry.batch() * geometry.channels(), (first, end, part) -> {
            int padded = buffers.scratch() + Math.toIntExact(part * paddedFloats());
            for (int plane = first; plane < end; plane++) {
                plane(buffers, plane, padded);
            }
        });
    }

    private void plane(Buffers buffers, int plane, int padded) {
        int size = geometry.rows().size() * geometry.columns().size();
        int made = geometry.rows().count() * geometry.columns().count();
        copy(buffers.source(), buffers.input() + plane * size, buffers.arena(), padded);
        int weight = weights.offset() + plane % geometry.channels() * channelFloats();
        int to = buffers.output() + plane * made;
        var starts = new int[down.reach()];
        for (int row = 0; row < geometry.rows().count(); row += rows) {
            int first = Math.min(row, geometry.rows().count() - rows);
            for (int i = 0; i < starts.length; i++) {
                starts[i] = padded + (first * geometry.rows().stride() + i) * pitch;
            }
            rows(weight, buffers.arena(), starts, buffers.target(), to + first * geometry.columns().count());
        }
        finish.apply(buffers.target(), to, 0, made);
    }

    private void copy(float[] source, int plane, float[] arena, int padded) {
        int before = Math.min(pitch, geometry.columns().before());
        int inside = Math.min(pitch - before, geometry.columns().size());
        for (int row = 0; row < geometry.paddedRows(); row++) {
            int y = row - geometry.rows().before();
            int to = padded + row * pitch;
            if (y < 0 || y >= geometry.rows().size()) {
                Arrays.fill(arena, to, to + pitch, 0f);
            } else {
                Arrays.fill(arena, to, to + before, 0f);
                System.arraycopy(source, plane + y * geometry.columns().size(), arena, to + before, inside);
                Arrays.fill(arena, to + before + inside, to + pitch, 0f);
            }
        }
    }

    private void rows(int weight, float[] arena, int[] starts, float[] target, int to) {
        var prepared = block.current();
        int columns = geometry.columns().count();
        int whole = columns - columns % Lanes.COUNT;
        prepared.run(weights.array(), weight, arena, starts, target, to, whole);
        if (whole < columns) {
            int last = columns - Lanes.COUNT;
            for (int i = 0; i < starts.length; i++) {
                starts[i] += last;
            }
            prepared.run(weights.array(), weight, arena, starts, target, to + last, Lanes.COUNT);
        }
    }
}
