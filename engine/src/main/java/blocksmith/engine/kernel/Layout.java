package blocksmith.engine.kernel;

import blocksmith.engine.tensor.Shape;

/// Between the order of the outside world (NCHW) and the order of kernels (NHWC). Tensors that are no images, and
/// images of one channel or one pixel, are the same in both.
public final class Layout {
    /// Pixels of a plane that are turned together, at most: few enough for what they become, or were, to stay near.
    private static final int STRETCH = 192;

    private Layout() {
    }

    /// Whether a tensor is the same in both.
    public static boolean isSame(Shape shape) {
        return !shape.isImage() || shape.channels() == 1 || shape.height() * shape.width() == 1;
    }

    /// What turns images.
    public static GeneratedCode code() {
        return TileCode.tile();
    }

    /// Copies an NCHW tensor into NHWC.
    public static void toChannelsLast(Shape shape, float[] from, int fromOffset, float[] to, int toOffset,
            WorkerPool workers) {
        if (!shape.isImage()) {
            System.arraycopy(from, fromOffset, to, toOffset, (int) shape.elements());
            return;
        }
        int channels = shape.channels();
        int pixels = shape.height() * shape.width();
        toChannelsLast(shape.batch(), 1, channels, Transposition.any(pixels, channels), from, fromOffset, to, toOffset,
                workers);
    }

    /// Copies NCHW images into NHWC, group by group of channels, each an image by itself.
    ///
    /// @param channels of a group
    /// @param turning  from planes to pixels
    static void toChannelsLast(int batch, int groups, int channels, Transposition turning, float[] from, int fromOffset,
            float[] to, int toOffset, WorkerPool workers) {
        int pixels = turning.sourceRow();
        divide(batch, pixels, workers, (image, pixel, count) -> {
            for (int group = 0; group < groups; group++) {
                int first = (image * groups + group) * channels * pixels;
                turning.rows(from, fromOffset + first + pixel, channels, count, to,
                        toOffset + first + pixel * channels);
            }
        });
    }

    /// Copies an NHWC tensor into NCHW.
    public static void toChannelsFirst(Shape shape, float[] from, int fromOffset, float[] to, int toOffset,
            WorkerPool workers) {
        if (!shape.isImage()) {
            System.arraycopy(from, fromOffset, to, toOffset, (int) shape.elements());
            return;
        }
        int channels = shape.channels();
        int pixels = shape.height() * shape.width();
        var turning = Transposition.any(channels, pixels);
        divide(shape.batch(), pixels, workers, (image, pixel, count) -> {
            int first = image * channels * pixels;
            for (int channel = 0; channel < channels; channel += Transposition.BLOCK) {
                turning.columns(from, fromOffset + first + pixel * channels, count, channels, channel, to,
                        toOffset + first + pixel);
            }
        });
    }

    /// Neighbouring pixels of an image.
    @FunctionalInterface
    private interface Stretch {
        void turn(int image, int pixel, int count);
    }

    /// In stretches, about as many as threads share evenly: each has the part of an image of which it makes more, or made it.
    /// A plane of one line is one stretch.
    private static void divide(int batch, int pixels, WorkerPool workers, Stretch turned) {
        int lines = Math.ceilDiv(pixels, AlignedFloats.LINE);
        int threads = workers.threads();
        int stretches = Math.min(lines, Math.ceilDiv(Math.ceilDiv(pixels, STRETCH), threads) * threads);
        workers.divide(batch * stretches, (first, end, _) -> {
            for (int i = first; i < end; i++) {
                int stretch = i % stretches;
                int pixel = start(lines, stretch, stretches);
                int until = Math.min(pixels, start(lines, stretch + 1, stretches));
                turned.turn(i / stretches, pixel, until - pixel);
            }
        });
    }

    /// The pixel that a stretch begins with.
    ///
    /// @param lines of all
    private static int start(int lines, int stretch, int stretches) {
        return (int) ((long) lines * stretch / stretches) * AlignedFloats.LINE;
    }
}
