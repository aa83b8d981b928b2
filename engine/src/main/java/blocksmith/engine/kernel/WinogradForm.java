package blocksmith.engine.kernel;

import blocksmith.engine.op.Sweep;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Neighbouring outputs of a filter along one axis by fewer multiplications than the filter has taps: input and filter are
/// evaluated as polynomials at some points, multiplied there, and the product is interpolated (Lavin and Gray 2015,
/// arXiv:1509.09308, section 4; Barabasz et al. 2018, arXiv:1803.10986, for the points).
///
/// A filter that moves two inputs further is the sum of two that move one further, of its even taps over even inputs and of
/// its odd taps over odd ones, and has the points of both.
///
/// @param outputs  that are made at once
/// @param taps     of the filter
/// @param stride   inputs from one output to the next
/// @param input    makes points of inputs
/// @param filter   makes points of taps
/// @param output   makes outputs of points
record WinogradForm(int outputs, int taps, int stride, Matrix input, Matrix filter, Matrix output) {
    /// In the order in which they are used: small numbers whose powers stay small, and their reciprocals.
    private static final List<Double> POINTS = List.of(0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, 1.5, -1.5);
    /// Four outputs of a filter that moves two inputs further have so many points that their transforms along both axes are too
    /// long for the compiler.
    private static final List<WinogradForm> ALL = Stream.of(3, 5, 7)
            .flatMap(taps -> Stream.of(of(2, taps, 1), of(4, taps, 1), of(2, taps, 2)))
            .toList();

    /// So many outputs at once of a window that moves along an axis; empty for windows that are not worth it. A window of one
    /// tap is left as it is.
    static Optional<WinogradForm> find(int outputs, Sweep sweep) {
        if (sweep.kernel() == 1) {
            return Optional.of(new WinogradForm(1, 1, sweep.stride(), Matrix.ONE, Matrix.ONE, Matrix.ONE));
        }
        return ALL.stream()
                .filter(form -> form.outputs == outputs && form.taps == sweep.kernel() && form.stride == sweep.stride())
                .filter(form -> form.stride == 1 || sweep.dilation() == 1)
                .findFirst();
    }

    private static WinogradForm of(int outputs, int taps, int stride) {
        return IntStream.range(0, stride)
                .mapToObj(phase -> of(outputs, Math.ceilDiv(taps - phase, stride)).spread(taps, stride, phase))
                .reduce(WinogradForm::plus)
                .orElseThrow();
    }

    /// The same filter of every `stride`-th input and tap from `phase` on.
    private WinogradForm spread(int taps, int stride, int phase) {
        int inputs = (outputs - 1) * stride + taps;
        return new WinogradForm(outputs, taps, stride, input.spread(inputs, stride, phase),
                filter.spread(taps, stride, phase), output);
    }

    /// The sum of both filters, of the same inputs and taps.
    private WinogradForm plus(WinogradForm other) {
        return new WinogradForm(outputs, taps, stride, input.above(other.input), filter.above(other.filter),
                output.beside(other.output));
    }

    /// The Toom-Cook construction, with infinity as the last point. One tap makes each output of its own input.
    private static WinogradForm of(int outputs, int taps) {
        if (taps == 1) {
            var each = Matrix.one(outputs);
            return new WinogradForm(outputs, 1, 1, each, Matrix.ONE.repeated(outputs), each);
        }
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
        return new WinogradForm(outputs, taps, 1, Matrix.of(input), Matrix.of(filter), Matrix.of(output));
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

    /// Inputs that the outputs are made of.
    int inputs() {
        return input.width();
    }

    /// Makes what inputs are multiplied by: points of one tap have the same.
    Matrix filters() {
        return new Matrix(filter.rows().stream().distinct().toList());
    }

    /// Which of them a point has.
    int filter(int point) {
        return filters().rows().indexOf(filter.rows().get(point));
    }
}
