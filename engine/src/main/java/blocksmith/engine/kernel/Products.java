package blocksmith.engine.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// In which order a small matrix is multiplied by a column, so that all who do it have the same bits. Rows that differ in
/// signs only share their sums.
final class Products {
    private Products() {
    }

    /// One number or two of the product.
    sealed interface Product {

        /// @param row of the matrix
        record Single(int row, List<Term> sum) implements Product {
        }

        /// Two rows: the sum of both sums, and their difference.
        ///
        /// @param same     what both rows have
        /// @param opposite what the second has with the other sign
        record Pair(int row, int twin, List<Term> same, List<Term> opposite) implements Product {
        }
    }

    /// A number times an input. A sum begins with its first term; each further one is a fused multiply-add, or where the
    /// number is 1 or -1 a sum or difference.
    record Term(int column, double factor) {
    }

    static List<Product> of(Matrix matrix) {
        var products = new ArrayList<Product>();
        var done = new boolean[matrix.height()];
        for (int row = 0; row < matrix.height(); row++) {
            if (done[row]) {
                continue;
            }
            int twin = twin(matrix, row, done);
            if (twin < 0) {
                products.add(new Product.Single(row, terms(matrix, row, _ -> true)));
            } else {
                done[twin] = true;
                int first = row;
                products.add(new Product.Pair(row, twin,
                        terms(matrix, row, column -> matrix.at(first, column) == matrix.at(twin, column)),
                        terms(matrix, row, column -> matrix.at(first, column) != matrix.at(twin, column))));
            }
        }
        return products;
    }

    /// A later row that has the same numbers but for the signs of some, not of all; -1 for none.
    private static int twin(Matrix matrix, int row, boolean[] done) {
        return IntStream.range(row + 1, matrix.height())
                .filter(other -> !done[other] && areTwins(matrix, row, other))
                .findFirst()
                .orElse(-1);
    }

    private static boolean areTwins(Matrix matrix, int row, int other) {
        int same = 0;
        int opposite = 0;
        for (int column = 0; column < matrix.width(); column++) {
            double number = matrix.at(row, column);
            if (number != 0 && number == matrix.at(other, column)) {
                same++;
            } else if (number != 0 && number == -matrix.at(other, column)) {
                opposite++;
            } else if (number != matrix.at(other, column)) {
                return false;
            }
        }
        return same > 0 && opposite > 0;
    }

    /// A number that is 1 comes first: it costs nothing there.
    private static List<Term> terms(Matrix matrix, int row, IntPredicate columns) {
        return IntStream.range(0, matrix.width())
                .filter(column -> matrix.at(row, column) != 0 && columns.test(column))
                .mapToObj(column -> new Term(column, matrix.at(row, column)))
                .sorted(Comparator.comparing((Term term) -> term.factor() != 1))
                .toList();
    }
}
