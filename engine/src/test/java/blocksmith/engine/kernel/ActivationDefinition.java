package blocksmith.engine.kernel;

import blocksmith.engine.op.HardSigmoid;
import blocksmith.engine.op.HardSwish;
import blocksmith.engine.op.ReLU;
import blocksmith.engine.op.ReLU6;
import blocksmith.engine.op.SiLU;
import blocksmith.engine.op.Sigmoid;

/// Activations as their operators define them.
final class ActivationDefinition {
    private ActivationDefinition() {
    }

    static double apply(Activation activation, double x) {
        return switch (activation) {
            case NONE -> x;
            case RELU -> new ReLU().apply(x);
            case RELU6 -> new ReLU6().apply(x);
            case SILU -> new SiLU().apply(x);
            case SIGMOID -> new Sigmoid().apply(x);
            case HARD_SIGMOID -> new HardSigmoid().apply(x);
            case HARD_SWISH -> new HardSwish().apply(x);
        };
    }
}
