package blocksmith.engine.weights;

import blocksmith.engine.op.WeightSpec;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.tensor.Tensor;

/// Weights drawn from a seed. Each tensor has a stream of its own, keyed by the seed, the node's path and the tensor's
/// name, so that an edit elsewhere changes nothing, and so that results are the same on every machine.
///
/// Kernels are normal with variance `2 / fan-in` (He et al. 2015, arXiv:1502.01852, equation 10), which keeps the
/// spread of activations about the same from layer to layer. Normalizations are drawn near the identity, not at it, so
/// that folding them is put to the test.
public record DrawnWeights(long seed) implements WeightSource {
    /// 2^64 divided by the golden ratio: the increment of SplitMix64 (Steele, Lea, Flood 2014).
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    @Override
    public Tensor values(NodePath node, WeightSpec spec) {
        var tensor = Tensor.zeros(spec.shape());
        var data = tensor.data();
        long stream = mixed(seed ^ hash(node + "." + spec.name()));
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) value(spec, stream + 2L * i * GOLDEN);
        }
        return tensor;
    }

    private static double value(WeightSpec spec, long state) {
        return switch (spec.role()) {
            case KERNEL -> normal(state) * Math.sqrt(2.0 / spec.fanIn());
            case BIAS, SHIFT, RUNNING_MEAN -> 0.1 * normal(state);
            case SCALE -> 1 + 0.1 * normal(state);
            case SLOPE -> 0.25 + 0.1 * normal(state);
            case LAYER_SCALE -> 0.5 + 0.1 * normal(state);
            case RUNNING_VARIANCE -> 0.5 + uniform(mixed(state + GOLDEN));
        };
    }

    /// Box and Muller 1958: two uniform numbers make a normal one.
    private static double normal(long state) {
        double radius = Math.sqrt(-2 * StrictMath.log(uniform(mixed(state + GOLDEN))));
        return radius * StrictMath.cos(2 * Math.PI * uniform(mixed(state + 2 * GOLDEN)));
    }

    /// Above 0, at most 1.
    private static double uniform(long bits) {
        return ((bits >>> 11) + 1) * 0x1p-53;
    }

    /// SplitMix64's finalizer.
    private static long mixed(long bits) {
        long z = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
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
