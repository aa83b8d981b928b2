package blocksmith.engine.kernel;

import blocksmith.engine.tensor.Shape;

/// Between the order of the outside world (NCHW) and the order of kernels (NHWC). Tensors that are no images, and
/// images of one channel or one pixel, are the same in both.
public final class Layout {
    /// Pixels of a plane that are turned together: whole lines, and few enough for what they become to stay near.
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
        int stretches = Math.ceilDiv(pixels, STRETCH);
        workers.divide(shape.batch() * stretches, (first, end, _) -> {
            for (int i = first; i < end; i++) {
                int image = i / stretches * channels * pixels;
                int pixel = i % stretches * STRETCH;
                Transposition.rows(from, fromOffset + image + pixel, channels, Math.min(STRETCH, pixels - pixel),
                        pixels,
                        to, toOffset + image + pixel * channels, channels);
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
        int blocks = Math.ceilDiv(channels, Transposition.BLOCK);
        workers.divide(shape.batch() * blocks, (first, end, _) -> {
            for (int i = first; i < end; i++) {
                int image = i / blocks * channels * pixels;
                Transposition.columns(from, fromOffset + image, pixels, channels, i % blocks * Transposition.BLOCK,
                        channels, to, toOffset + image, pixels);
            }
        });
    }
}
