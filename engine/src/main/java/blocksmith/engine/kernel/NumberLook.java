package blocksmith.engine.kernel;

/// A look at inputs of a convolution, whether they and its weights are such that all sums are numbers ([NumberCheck]). Before its code is
/// compiled it finds none, for blocks are plain then, and take anything.
final class NumberLook {
    private final PackedWeights weights;
    private final Prepared<NumberCheck> check = NumberCheckCode.check();
    private volatile Weights known = Weights.UNKNOWN;

    private enum Weights {
        UNKNOWN, NUMBERS, OTHERS
    }

    /// @param weights with their biases
    NumberLook(PackedWeights weights) {
        this.weights = weights;
    }

    /// @param count of inputs that stand together
    /// @param runs  of so many
    /// @param step  floats from one run to the next
    boolean passes(float[] inputs, int from, int count, int runs, int step) {
        return check.state() == CodeState.FAST && areWeightsNumbers()
                && (count < Lanes.COUNT
                        ? NumberCheckCode.passesPlainly(inputs, from, count, runs, step, NumberCheck.MOST)
                        : check.current().passes(inputs, from, count, runs, step));
    }

    private boolean areWeightsNumbers() {
        if (known == Weights.UNKNOWN) {
            var data = weights.data();
            boolean pass = check.current().passes(data.array(), data.offset(), weights.floats(), 1, 0);
            known = pass ? Weights.NUMBERS : Weights.OTHERS;
        }
        return known == Weights.NUMBERS;
    }
}
