package blocksmith.engine.kernel;

/// Where the inputs of a direct convolution stand: in the input itself, in a padded copy of it, or with few registers, where
/// planes are many, in a tile that they are turned into for each area.
record DirectSource(Geometry geometry, int groups, Order order, PaddedImage padded) {
    /// Planes that a processor fetches ahead at the same time, and how many it may be left to read without.
    private static final int STREAMS = 32;
    private static final int FEW_PLANES = 64;

    /// Planes that are turned where registers are few: lines of large ones fall into few sets of the first cache. With many
    /// registers it was not measured, and more than [#FEW_PLANES] are read by [#STREAMS].
    private static final int MANY_PLANES = 64;

    /// Pixels of planes that are read in one go, and floats of them that stay in the second cache meanwhile.
    private static final int LONG = 1024;
    private static final int NEAR = 200 << 10;

    static DirectSource of(DirectTerms terms) {
        return new DirectSource(terms.geometry(), terms.groups(), terms.orders().input(),
                new PaddedImage(terms.geometry(), terms.orders().input()));
    }

    /// Whether inputs are read from planes, as the caller has them or from their padded copy. Planes of many channels are
    /// turned: padded ones while they are copied, others by areas.
    boolean isOfPlanes() {
        return order == Order.CHANNELS_FIRST && !isTurned()
                && (!geometry.isPadded() || geometry.channels() < Lanes.COUNT);
    }

    /// Whether inputs are turned for each area, before it is made.
    boolean isTurned() {
        return Registers.ARE_FEW && order == Order.CHANNELS_FIRST && geometry.isDense()
                && geometry.channels() >= MANY_PLANES;
    }

    /// Whether the caller's planes are read as they stand.
    private boolean isOfCallersPlanes() {
        return isOfPlanes() && !geometry.isPadded();
    }

    /// Inputs that are summed at once, at most.
    int mostInputs() {
        return isOfCallersPlanes() && geometry.channels() / groups > FEW_PLANES ? STREAMS : Integer.MAX_VALUE;
    }

    /// Output pixels a task, roughly.
    int taskPixels() {
        return isOfCallersPlanes()
                ? Math.clamp(NEAR / geometry.channels(), Cut.PIXELS_A_TASK, LONG)
                : Cut.PIXELS_A_TASK;
    }

    private int pixel() {
        return isOfPlanes() ? 1 : geometry.channels();
    }

    private int channel() {
        return isOfPlanes() ? plane() : 1;
    }

    /// From one plane to the next.
    int plane() {
        return geometry.isPadded()
                ? geometry.paddedRows() * geometry.paddedColumns()
                : geometry.rows().size() * geometry.columns().size();
    }

    /// From one pixel of a block to the next.
    int step() {
        return geometry.columns().stride() * pixel();
    }

    int row() {
        if (isOfPlanes()) {
            return geometry.isPadded() ? geometry.paddedColumns() : geometry.columns().size();
        }
        return geometry.isPadded() ? padded.rowLength() : geometry.inputRow();
    }

    int image() {
        return geometry.isPadded() ? padded.imageLength() : geometry.inputImage();
    }

    /// Where the inputs of a group begin.
    int group(int group) {
        return group * (geometry.channels() / groups) * channel();
    }

    /// Of the inputs of one output pixel: by rows and columns of the window, then by channels.
    int[] offsets() {
        int channels = geometry.channels() / groups;
        int width = geometry.columns().kernel();
        var all = new int[geometry.taps() * channels];
        for (int i = 0; i < all.length; i++) {
            int tap = i / channels;
            int down = tap / width * geometry.rows().dilation();
            int right = tap % width * geometry.columns().dilation();
            all[i] = down * row() + right * pixel() + i % channels * channel();
        }
        return all;
    }

    /// Of the padded copy.
    long paddedFloats() {
        return geometry.isPadded() ? AlignedFloats.lines((long) geometry.batch() * padded.imageLength()) : 0;
    }

    /// Makes the padded copy, where there is one.
    void pad(Buffers buffers, WorkerPool workers) {
        if (geometry.isPadded() && isOfPlanes()) {
            padded.copyPlanes(buffers.source(), buffers.input(), buffers.arena(), buffers.scratch(), workers);
        } else if (geometry.isPadded()) {
            padded.copy(buffers.source(), buffers.input(), buffers.arena(), buffers.scratch(), workers);
        }
    }
}
