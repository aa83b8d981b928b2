package blocksmith.engine.kernel;

import blocksmith.engine.op.Elementwise;
import blocksmith.engine.op.HardTanh;
import blocksmith.engine.op.ReLU;
import blocksmith.engine.op.ReLU6;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Limits of a result: an activation that needs no more is applied to sums while they are in registers.
///
/// @param isOfNumbers whether all results are known to be numbers. From zero up these are in the order of their bits, and the lesser of two
///                    integers takes less time than to compare and choose, but does not let pass what is no number
record Clamp(float least, float greatest, boolean isOfNumbers) {
    static final Clamp NONE = new Clamp(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);

    Clamp(float least, float greatest) {
        this(least, greatest, false);
    }

    /// The limits that an activation is; empty when it is more than that.
    static Optional<Clamp> of(Elementwise activation) {
        return switch (activation) {
            case ReLU _ -> Optional.of(new Clamp(0, Float.POSITIVE_INFINITY));
            case ReLU6 _ -> Optional.of(new Clamp(0, 6));
            case HardTanh limits -> Optional.of(new Clamp((float) limits.min() + 0f, (float) limits.max()));
            default -> Optional.empty();
        };
    }

    /// The limits that a kernel can apply to its sums: those of the activation, unless something is added before.
    static Clamp ofSums(Epilogue epilogue) {
        return epilogue.residual() == Epilogue.Residual.NONE
                ? epilogue.activation().flatMap(Clamp::of).orElse(NONE)
                : NONE;
    }

    /// What is left to be done once the sums are within these limits.
    Epilogue rest(Epilogue epilogue) {
        return equals(NONE) ? epilogue : new Epilogue(epilogue.residual(), Optional.empty());
    }

    /// Whether it makes a difference that results are numbers: not with few registers, where it was not measured.
    boolean mayBeOfNumbers() {
        return !Registers.ARE_FEW && hasLeast() && Float.floatToRawIntBits(least) >= 0;
    }

    /// The same for results that are all numbers.
    Clamp ofNumbers() {
        return new Clamp(least, greatest, mayBeOfNumbers());
    }

    /// A result within the limits. What is no number stays, and a negative zero becomes a lower limit of zero, as in generated code.
    float of(float result) {
        float raised = result <= least ? least : result;
        return raised > greatest ? greatest : raised;
    }

    FloatVector of(FloatVector result) {
        var raised = Lanes.known(
                hasLeast() ? result.blend(least, result.compare(VectorOperators.LE, least)) : result);
        return hasGreatest() ? raised.blend(greatest, raised.compare(VectorOperators.GT, greatest)) : raised;
    }

    boolean hasLeast() {
        return least != Float.NEGATIVE_INFINITY;
    }

    boolean hasGreatest() {
        return greatest != Float.POSITIVE_INFINITY;
    }
}
