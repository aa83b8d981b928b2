package blocksmith.engine.kernel;

import blocksmith.engine.op.Sweep;

/// Rows of a convolution that reads few planes of the caller's: those lines that its windows reach over are copied with zeros
/// around them, which takes as little as a first cache holds, and then summed as an image of their own.
final class WindowRows implements RowSums {
    private final String name;
    private final Geometry geometry;
    private final PaddedImage padded;
    /// What is made at once, as an image.
    private final Geometry strip;
    private final DirectSums sums;
    private final int lines;

    /// @param name of its window
    /// @param rows that are made at once, at most
    WindowRows(String name, DirectTerms terms, int rows) {
        this.name = name;
        this.geometry = terms.geometry();
        this.padded = new PaddedImage(geometry, Order.CHANNELS_LAST);
        this.strip = strip(geometry, rows);
        this.sums = new DirectSums(terms.over(strip), Cut.of(strip, Cut.PIXELS_A_TASK), DirectSums.Fetching.NONE,
                DirectSums.Looking.COPIES, Panel.Count.ANY);
        this.lines = Math.toIntExact(sums.source().paddedFloats());
    }

    private static Geometry strip(Geometry geometry, int rows) {
        var all = geometry.rows();
        int lines = (rows - 1) * all.stride() + all.span();
        return new Geometry(1, geometry.channels(), geometry.features(),
                new Sweep(lines, all.kernel(), all.stride(), all.dilation(), 0, 0), geometry.columns());
    }

    /// Whether a convolution is taken: windows reach beyond the sides of planes that are too few to be turned.
    static boolean takes(Geometry geometry, int groups) {
        return groups == 1 && geometry.columns().before() > 0 && geometry.channels() < Lanes.COUNT
                && geometry.features() >= Lanes.COUNT;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int floats() {
        return lines + sums.floats(area(strip.rows().count()));
    }

    private Cut.Area area(int rows) {
        return new Cut.Area(0, rows, 0, strip.columns().count());
    }

    @Override
    public boolean run(Buffers buffers, int image, int row, int end, int memory) {
        padded.copyLines(buffers.source(), buffers.input() + image * geometry.inputImage(),
                row * geometry.rows().stride(), strip.paddedRows(), buffers.arena(), memory);
        int to = buffers.output() + image * geometry.outputImage() + row * geometry.outputRow();
        return sums.run(new Buffers(buffers.arena(), new int[]{memory}, new int[]{to}, -1, memory), 0, area(end - row),
                memory + lines);
    }
}
