package blocksmith.engine.kernel;

import java.util.List;
import java.util.stream.IntStream;

/// A small matrix of exact numbers, by rows.
record Matrix(List<List<Double>> rows) {
    static final Matrix ONE = new Matrix(List.of(List.of(1.0)));

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

    boolean isOne() {
        return equals(ONE);
    }
}
