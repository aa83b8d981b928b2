package blocksmith.engine.weights;

import blocksmith.engine.op.Initialization;
import blocksmith.engine.op.WeightRole;
import blocksmith.engine.op.WeightSpec;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.tensor.SplitMix;
import blocksmith.engine.tensor.Tensor;
import java.util.function.LongToDoubleFunction;

/// Weights drawn from a seed. Each tensor has a stream of its own, keyed by the seed, the node's path and the tensor's
/// name, so that an edit elsewhere changes nothing, and so that results are the same on every machine.
public record DrawnWeights(long seed, Initialization initialization) implements WeightSource {
    public DrawnWeights(long seed) {
        this(seed, Initialization.HE);
    }

    @Override
    public Tensor values(NodePath node, WeightSpec spec) {
        var tensor = Tensor.zeros(spec.shape());
        var data = tensor.data();
        var draw = distribution(spec);
        long stream = SplitMix.mixed(seed ^ hash(node + "." + spec.name()));
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) draw.applyAsDouble(SplitMix.state(stream, i));
        }
        return tensor;
    }

    @Override
    public Object identity(NodePath node, WeightSpec spec) {
        return new Drawn(this, node, spec);
    }

    private record Drawn(DrawnWeights source, NodePath node, WeightSpec spec) {
    }

    /// The value that a state of the stream stands for.
    private LongToDoubleFunction distribution(WeightSpec spec) {
        return switch (initialization) {
            case HE -> he(spec);
            case XAVIER -> spec.role() == WeightRole.KERNEL
                    ? uniform(Math.sqrt(6.0 / (double) (spec.fanIn() + fanOut(spec))))
                    : fresh(spec.role());
            case PYTORCH -> spec.role() == WeightRole.KERNEL || spec.role() == WeightRole.BIAS
                    ? uniform(1 / Math.sqrt((double) spec.fanIn()))
                    : fresh(spec.role());
        };
    }

    private static LongToDoubleFunction he(WeightSpec spec) {
        return switch (spec.role()) {
            case KERNEL -> {
                double deviation = Math.sqrt(2.0 / (double) spec.fanIn());
                yield state -> SplitMix.normal(state) * deviation;
            }
            case BIAS, SHIFT, RUNNING_MEAN -> state -> 0.1 * SplitMix.normal(state);
            case SCALE -> state -> 1 + 0.1 * SplitMix.normal(state);
            case SLOPE -> state -> 0.25 + 0.1 * SplitMix.normal(state);
            case LAYER_SCALE -> state -> 0.5 + 0.1 * SplitMix.normal(state);
            case RUNNING_VARIANCE -> state -> 0.5 + SplitMix.uniform(state);
        };
    }

    /// As a layer begins that nobody has trained.
    private static LongToDoubleFunction fresh(WeightRole role) {
        return switch (role) {
            case KERNEL, BIAS, SHIFT, RUNNING_MEAN -> _ -> 0;
            case SCALE, RUNNING_VARIANCE -> _ -> 1;
            case SLOPE -> _ -> 0.25;
            case LAYER_SCALE -> _ -> 1e-6;
        };
    }

    private static LongToDoubleFunction uniform(double bound) {
        return state -> bound * (2 * SplitMix.uniform(state) - 1);
    }

    /// How many outputs one input has a say in: PyTorch documentation, torch.nn.init, calculate_gain and fan.
    private static long fanOut(WeightSpec spec) {
        var shape = spec.shape();
        return shape.rank() < 2 ? 1 : shape.elements() / shape.channels();
    }

    /// FNV-1a over UTF-16 units, 64 bits.
    private static long hash(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }
}
