package blocksmith.engine.kernel;

/// Where the inputs of a direct convolution stand: in the input itself, in a padded copy of it, or in a tile of pixels that
/// were turned.
record DirectSource(Geometry geometry, int groups, Order order, PaddedImage padded) {

    static DirectSource of(Geometry geometry, int groups, Order order) {
        return new DirectSource(geometry, groups, order, new PaddedImage(geometry));
    }

    /// Whether each task turns its pixels of the caller's planes into a tile.
    boolean isTurnedByTasks() {
        return order == Order.CHANNELS_FIRST && !geometry.isPadded();
    }

    /// Whether the caller's planes are padded as they are: so few channels that turning them would fill no vector.
    private boolean arePlanesPadded() {
        return order == Order.CHANNELS_FIRST && geometry.isPadded() && geometry.channels() < Lanes.COUNT;
    }

    /// Whether the convolution reads other memory than the input's.
    boolean isCopied() {
        return geometry.isPadded() || isTurnedByTasks();
    }

    private int pixel() {
        return arePlanesPadded() ? 1 : geometry.channels();
    }

    private int channel() {
        return arePlanesPadded() ? geometry.paddedRows() * geometry.paddedColumns() : 1;
    }

    /// From one pixel of a block to the next.
    int step() {
        return geometry.columns().stride() * pixel();
    }

    int row() {
        if (arePlanesPadded()) {
            return geometry.paddedColumns();
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
        if (arePlanesPadded()) {
            padded.copyPlanes(buffers.source(), buffers.input(), buffers.arena(), buffers.scratch(), workers);
        } else if (geometry.isPadded()) {
            padded.copy(buffers.source(), buffers.input(), order, buffers.arena(), buffers.scratch(), workers);
        }
    }

    /// Turns some pixels into a tile.
    void turn(Buffers buffers, int image, int pixel, int count, int tile) {
        int from = buffers.input() + image * geometry.inputImage() + pixel;
        int plane = geometry.rows().size() * geometry.columns().size();
        Transposition.rows(buffers.source(), from, geometry.channels(), count, plane, buffers.arena(), tile,
                geometry.channels());
    }
}
