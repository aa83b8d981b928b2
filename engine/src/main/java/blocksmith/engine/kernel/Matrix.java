package blocksmith.engine.kernel;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A small matrix of exact numbers, by rows.
record Matrix(List<List<Double>> rows) {
    static final Matrix ONE = one(1);

    Matrix {
        rows = rows.stream().map(List::copyOf).toList();
    }

    static Matrix of(double[][] rows) {
        return new Matrix(IntStream.range(0, rows.length)
                .mapToObj(row -> IntStream.range(0, rows[row].length).mapToObj(column -> rows[row][column]).toList())
                .toList());
    }

    int height() {
        return rows.size();
    }

    int width() {
        return rows.getFirst().size();
    }

    double at(int row, int column) {
        return rows.get(row).get(column);
    }

    /// All, row by row.
    double[] numbers() {
        return rows.stream().flatMap(List::stream).mapToDouble(number -> number).toArray();
    }

    boolean isOne() {
        return equals(ONE);
    }

    /// The matrix that changes nothing.
    static Matrix one(int size) {
        return new Matrix(IntStream.range(0, size)
                .mapToObj(row -> IntStream.range(0, size).mapToObj(column -> row == column ? 1.0 : 0.0).toList())
                .toList());
    }

    /// The rows so many times.
    Matrix repeated(int times) {
        return new Matrix(Stream.generate(() -> rows).limit(times).flatMap(List::stream).toList());
    }

    /// Its columns at every `step`-th place from `first` on, among so many columns that are zero elsewhere.
    Matrix spread(int width, int step, int first) {
        return new Matrix(rows.stream()
                .map(row -> IntStream.range(0, width)
                        .mapToObj(at -> at >= first && (at - first) % step == 0 && (at - first) / step < row.size()
                                ? row.get((at - first) / step)
                                : 0.0)
                        .toList())
                .toList());
    }

    Matrix above(Matrix other) {
        return new Matrix(Stream.concat(rows.stream(), other.rows.stream()).toList());
    }

    Matrix beside(Matrix other) {
        return new Matrix(IntStream.range(0, height())
                .mapToObj(row -> Stream.concat(rows.get(row).stream(), other.rows.get(row).stream()).toList())
                .toList());
    }
}
