package blocksmith.engine.kernel;

import blocksmith.engine.tensor.Shape;

/// Between the order of the outside world (NCHW) and the order of kernels (NHWC). Tensors that are no images, and
/// images of one channel or one pixel, are the same in both.
public final class Layout {
    private Layout() {
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
        turn(shape.batch(), channels, pixels, from, fromOffset, to, toOffset, workers);
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
        turn(shape.batch(), pixels, channels, from, fromOffset, to, toOffset, workers);
    }

    /// Transposes `count` matrices of `rows` by `columns`, each worker a share of the columns.
    private static void turn(int count, int rows, int columns, float[] from, int fromOffset, float[] to, int toOffset,
            WorkerPool workers) {
        int blocks = Math.ceilDiv(columns, Transposition.BLOCK);
        workers.divide(count * blocks, (first, end, _) -> {
            for (int i = first; i < end; i++) {
                int matrix = i / blocks * rows * columns;
                Transposition.columns(from, fromOffset + matrix, rows, columns, i % blocks * Transposition.BLOCK,
                        columns,
                        to, toOffset + matrix, rows);
            }
        });
    }
}
