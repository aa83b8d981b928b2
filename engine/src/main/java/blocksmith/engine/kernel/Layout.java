package blocksmith.engine.kernel;

import blocksmith.engine.tensor.Shape;

/// Between the order of the outside world (NCHW) and the order of kernels (NHWC). Tensors that are no images, and
/// images of one channel or one pixel, are the same in both.
public final class Layout {
    /// Channels and pixels of a block that is turned at once: its rows may lie a page apart, where the nearest cache
    /// holds no more than eight of them. Turning 16 by 16 in registers with shuffles was several times slower.
    private static final int BLOCK = 8;

    private Layout() {
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
        int blocks = Math.ceilDiv(columns, BLOCK);
        workers.divide(count * blocks, (first, end, _) -> {
            for (int i = first; i < end; i++) {
                int matrix = i / blocks * rows * columns;
                int column = i % blocks * BLOCK;
                int width = Math.min(BLOCK, columns - column);
                for (int row = 0; row < rows; row += BLOCK) {
                    int height = Math.min(BLOCK, rows - row);
                    int source = fromOffset + matrix + row * columns + column;
                    int target = toOffset + matrix + column * rows + row;
                    block(from, source, columns, to, target, rows, height, width);
                }
            }
        });
    }

    private static void block(float[] from, int source, int sourceStep, float[] to, int target, int targetStep,
            int height, int width) {
        for (int column = 0; column < width; column++) {
            int at = target + column * targetStep;
            for (int row = 0; row < height; row++) {
                to[at + row] = from[source + row * sourceStep + column];
            }
        }
    }
}
