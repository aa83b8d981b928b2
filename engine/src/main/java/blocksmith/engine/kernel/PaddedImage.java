package blocksmith.engine.kernel;

import java.util.Arrays;

/// Copies images into scratch memory with zeros around them, so that windows need not look where they are.
final class PaddedImage {
    private final Geometry geometry;
    private final Order order;
    private final Transposition turning;
    private final int rows;
    private final int row;

    /// @param order of the images
    PaddedImage(Geometry geometry, Order order) {
        this.geometry = geometry;
        this.order = order;
        boolean isTurned = order == Order.CHANNELS_FIRST && geometry.isPadded();
        this.turning = isTurned
                ? Transposition.of(geometry.channels(), geometry.columns().size(), planeFloats(), geometry.channels())
                : Transposition.any(planeFloats(), geometry.channels());
        this.rows = geometry.paddedRows();
        this.row = geometry.paddedColumns() * geometry.channels();
    }

    /// Floats of one padded row.
    int rowLength() {
        return row;
    }

    /// Floats of one padded image.
    int imageLength() {
        return Math.multiplyExact(rows, row);
    }

    void copy(float[] source, int from, float[] arena, int to, WorkerPool workers) {
        workers.divide(geometry.batch() * rows, (first, end, _) -> {
            for (int i = first; i < end; i++) {
                int image = from + i / rows * geometry.inputImage();
                copyRow(source, image, i % rows - geometry.rows().before(), arena, to + i * row);
            }
        });
    }

    /// Copies NCHW images as they are, with zeros around each plane: each thread the rows, of all planes, of which it makes
    /// outputs later.
    void copyPlanes(float[] source, int from, float[] arena, int to, WorkerPool workers) {
        int channels = geometry.channels();
        workers.divide(geometry.batch() * rows * channels, (first, end, _) -> {
            for (int i = first; i < end; i++) {
                int plane = i / (rows * channels) * channels + i % channels;
                int line = i / channels % rows;
                copyLine(source, from + plane * planeFloats(), line, arena, to + (plane * rows + line) * columns());
            }
        });
    }

    /// Copies some lines of each plane of an NCHW image, counted with the zeros above.
    void copyLines(float[] source, int image, int first, int count, float[] arena, int to) {
        for (int plane = 0; plane < geometry.channels(); plane++) {
            for (int i = 0; i < count; i++) {
                copyLine(source, image + plane * planeFloats(), first + i, arena, to + (plane * count + i) * columns());
            }
        }
    }

    private int columns() {
        return row / geometry.channels();
    }

    private int planeFloats() {
        return geometry.rows().size() * geometry.columns().size();
    }

    private void copyLine(float[] source, int from, int line, float[] arena, int to) {
        int width = geometry.columns().size();
        int columns = columns();
        int y = line - geometry.rows().before();
        if (!geometry.rows().isInside(y)) {
            Arrays.fill(arena, to, to + columns, 0f);
            return;
        }
        int before = Math.min(columns, geometry.columns().before());
        int inside = Math.min(columns - before, width);
        Arrays.fill(arena, to, to + before, 0f);
        System.arraycopy(source, from + y * width, arena, to + before, inside);
        Arrays.fill(arena, to + before + inside, to + columns, 0f);
    }

    private void copyRow(float[] source, int image, int y, float[] arena, int to) {
        if (y < 0 || y >= geometry.rows().size()) {
            Arrays.fill(arena, to, to + row, 0f);
            return;
        }
        int before = Math.min(row, geometry.columns().before() * geometry.channels());
        int inside = Math.min(row - before, geometry.inputRow());
        Arrays.fill(arena, to, to + before, 0f);
        switch (order) {
            case CHANNELS_LAST ->
                System.arraycopy(source, image + y * geometry.inputRow(), arena, to + before, inside);
            case CHANNELS_FIRST -> turnRow(source, image, y, inside / geometry.channels(), arena, to + before);
        }
        Arrays.fill(arena, to + before + inside, to + row, 0f);
    }

    private void turnRow(float[] source, int image, int y, int columns, float[] arena, int to) {
        int from = image + y * geometry.columns().size();
        turning.rows(source, from, geometry.channels(), columns, arena, to);
    }
}
