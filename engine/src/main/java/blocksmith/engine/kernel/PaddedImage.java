package blocksmith.engine.kernel;

import java.util.Arrays;

/// Copies images into scratch memory with zeros around them, so that windows need not look where they are.
final class PaddedImage {
    private final Geometry geometry;
    private final int row;

    PaddedImage(Geometry geometry) {
        this.geometry = geometry;
        this.row = geometry.paddedColumns() * geometry.channels();
    }

    /// Floats of one padded row.
    int rowLength() {
        return row;
    }

    /// Floats of one padded image.
    int imageLength() {
        return Math.multiplyExact(geometry.paddedRows(), row);
    }

    void copy(float[] arena, int from, int to, WorkerPool workers) {
        int rows = geometry.paddedRows();
        workers.divide(geometry.batch() * rows, (first, end, _) -> {
            for (int i = first; i < end; i++) {
                int image = from + i / rows * geometry.inputImage();
                copyRow(arena, image, i % rows - geometry.rows().before(), to + i * row);
            }
        });
    }

    private void copyRow(float[] arena, int image, int y, int to) {
        if (y < 0 || y >= geometry.rows().size()) {
            Arrays.fill(arena, to, to + row, 0f);
            return;
        }
        int before = Math.min(row, geometry.columns().before() * geometry.channels());
        int inside = Math.min(row - before, geometry.inputRow());
        Arrays.fill(arena, to, to + before, 0f);
        System.arraycopy(arena, image + y * geometry.inputRow(), arena, to + before, inside);
        Arrays.fill(arena, to + before + inside, to + row, 0f);
    }
}
