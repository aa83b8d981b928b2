package blocksmith.engine.kernel;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Neighbouring outputs of a filter along one axis by fewer multiplications than the filter has taps: input and filter are
/// evaluated as polynomials at some points, multiplied there, and the product is interpolated (Lavin and Gray 2015,
/// arXiv:1509.09308, section 4; Barabasz et al. 2018, arXiv:1803.10986, for the points).
///
/// @param outputs  that are made at once
/// @param taps     of the filter
/// @param input    makes points of inputs
/// @param filter   makes points of taps
/// @param output   makes outputs of points
record WinogradForm(int outputs, int taps, Matrix input, Matrix filter, Matrix output) {
    /// A filter of one tap is left as it is.
    static final WinogradForm ONE = new WinogradForm(1, 1, Matrix.ONE, Matrix.ONE, Matrix.ONE);
    /// In the order in which they are used: small numbers whose powers stay small, and their reciprocals.
    private static final List<Double> POINTS = List.of(0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, 1.5, -1.5);
    private static final List<WinogradForm> ALL = Stream.of(2, 4)
            .flatMap(outputs -> Stream.of(3, 5, 7).map(taps -> of(outputs, taps)))
            .toList();

    /// So many outputs at once of a filter with so many taps; empty for numbers that are not worth it.
    static Optional<WinogradForm> find(int outputs, int taps) {
        return taps == 1
                ? Optional.of(ONE)
                : ALL.stream().filter(form -> form.outputs == outputs && form.taps == taps).findFirst();
    }

    /// The Toom-Cook construction, with infinity as the last point.
    private static WinogradForm of(int outputs, int taps) {
        int finite = outputs + taps - 2;
        var points = POINTS.subList(0, finite);
        var output = new double[outputs][finite + 1];
        var filter = new double[finite + 1][taps];
        var input = new double[finite + 1][finite + 1];
        for (int point = 0; point < finite; point++) {
            double scale = scale(points, point);
            for (int i = 0; i < outputs; i++) {
                output[i][point] = Math.pow(points.get(point), i);
            }
            for (int i = 0; i < taps; i++) {
                filter[point][i] = Math.pow(points.get(point), i) / scale;
            }
            input[point] = product(points, point, finite + 1);
        }
        output[outputs - 1][finite] = 1;
        filter[finite][taps - 1] = 1;
        input[finite] = product(points, finite, finite + 1);
        return new WinogradForm(outputs, taps, Matrix.of(input), Matrix.of(filter), Matrix.of(output));
    }

    /// The product of the distances to all other points.
    private static double scale(List<Double> points, int point) {
        double scale = 1;
        for (int other = 0; other < points.size(); other++) {
            scale *= other == point ? 1 : points.get(point) - points.get(other);
        }
        return scale;
    }

    /// The coefficients of the product of `x - p` over all points p but one, the constant first.
    private static double[] product(List<Double> points, int without, int length) {
        var product = new double[length];
        product[0] = 1;
        int degree = 0;
        for (int point = 0; point < points.size(); point++) {
            if (point != without) {
                degree++;
                for (int i = degree; i > 0; i--) {
                    product[i] = product[i - 1] - points.get(point) * product[i];
                }
                product[0] *= -points.get(point);
            }
        }
        return product;
    }

    /// How many points there are.
    int points() {
        return input.height();
    }
}
