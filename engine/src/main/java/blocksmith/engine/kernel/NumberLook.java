package blocksmith.engine.kernel;

/// A look at inputs of a convolution, whether they are numbers as a [NumberCheck] wants them. Before its code is compiled it says no: blocks
/// are plain then, and take anything.
final class NumberLook {
    private final Prepared<NumberCheck> check = NumberCheckCode.check();

    /// Whether weights are such that sums of inputs which pass are numbers.
    static boolean areModerate(float[] weights) {
        return weights.length < Lanes.COUNT
                ? NumberCheckCode.passesPlainly(weights, 0, weights.length, 1, 0, NumberCheck.MOST)
                : NumberCheckCode.check().current().passes(weights, 0, weights.length, 1, 0);
    }

    /// @param count of inputs that stand together
    /// @param runs  of so many
    /// @param step  floats from one run to the next
    boolean passes(float[] inputs, int from, int count, int runs, int step) {
        if (check.state() == CodeState.PENDING) {
            return false;
        }
        return count < Lanes.COUNT
                ? NumberCheckCode.passesPlainly(inputs, from, count, runs, step, NumberCheck.MOST)
                : check.current().passes(inputs, from, count, runs, step);
    }
}
