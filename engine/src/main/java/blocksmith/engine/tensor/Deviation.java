package blocksmith.engine.tensor;

import java.util.List;

/// How far tensors are from those that they should be.
///
/// @param largest  of two elements at the same place
/// @param relative that, in terms of the largest magnitude of the tensor that it is in: of the tensors, the most
public record Deviation(double largest, double relative) {
    private static final Deviation NONE = new Deviation(0, 0);

    public static Deviation of(DoubleTensor expected, Tensor made) {
        return of(List.of(expected), List.of(made));
    }

    /// @param made in the order of those expected
    public static Deviation of(List<DoubleTensor> expected, List<Tensor> made) {
        var most = NONE;
        for (int i = 0; i < made.size(); i++) {
            var here = of(expected.get(i).data(), made.get(i).data());
            most = new Deviation(Math.max(most.largest, here.largest), Math.max(most.relative, here.relative));
        }
        return most;
    }

    private static Deviation of(double[] expected, float[] made) {
        double largest = 0;
        double size = 0;
        for (int i = 0; i < made.length; i++) {
            largest = Math.max(largest, Math.abs(made[i] - expected[i]));
            size = Math.max(size, Math.abs(expected[i]));
        }
        return new Deviation(largest, largest == 0 ? 0 : largest / size);
    }

    /// Whether it is a number: it is none where elements are infinite, or no numbers themselves.
    public boolean isFinite() {
        return Double.isFinite(largest) && Double.isFinite(relative);
    }
}
