package blocksmith.engine.rewrite;

import blocksmith.engine.tensor.Tensor;
import java.util.List;

/// How far the outputs of two forms of a design are apart.
///
/// @param largest  between two elements at the same place
/// @param relative that, in terms of the largest element of the output that it is in: of the outputs, the most
public record OutputDifference(double largest, double relative) {
    private static final OutputDifference NONE = new OutputDifference(0, 0);

    /// @param before the outputs of one form, in order
    /// @param after  those of the other
    static OutputDifference of(List<Tensor> before, List<Tensor> after) {
        var most = NONE;
        for (int i = 0; i < before.size(); i++) {
            var here = of(before.get(i).data(), after.get(i).data());
            most = new OutputDifference(Math.max(most.largest, here.largest), Math.max(most.relative, here.relative));
        }
        return most;
    }

    private static OutputDifference of(float[] before, float[] after) {
        double largest = 0;
        double size = 0;
        for (int i = 0; i < before.length; i++) {
            largest = Math.max(largest, Math.abs((double) before[i] - after[i]));
            size = Math.max(size, Math.abs((double) before[i]));
        }
        return new OutputDifference(largest, largest == 0 ? 0 : largest / size);
    }

    /// Whether it is a number: it is none where outputs are infinite, or no numbers themselves.
    public boolean isFinite() {
        return Double.isFinite(largest) && Double.isFinite(relative);
    }
}
