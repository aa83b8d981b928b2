package blocksmith.engine.kernel;

import blocksmith.engine.op.Elementwise;
import blocksmith.engine.op.HardSigmoid;
import blocksmith.engine.op.HardSwish;
import blocksmith.engine.op.ReLU;
import blocksmith.engine.op.ReLU6;
import blocksmith.engine.op.SiLU;
import blocksmith.engine.op.Sigmoid;

/// The elementwise functions that a kernel can apply to what it is about to store.
public enum Activation {
    NONE, RELU, RELU6, SILU, SIGMOID, HARD_SIGMOID, HARD_SWISH;

    public static Activation of(Elementwise operator) {
        return switch (operator) {
            case ReLU _ -> RELU;
            case ReLU6 _ -> RELU6;
            case SiLU _ -> SILU;
            case Sigmoid _ -> SIGMOID;
            case HardSigmoid _ -> HARD_SIGMOID;
            case HardSwish _ -> HARD_SWISH;
        };
    }
}
