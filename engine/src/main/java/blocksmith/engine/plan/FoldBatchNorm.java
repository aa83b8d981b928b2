package blocksmith.engine.plan;

import blocksmith.engine.kernel.Epilogue;
import blocksmith.engine.op.BatchNorm2d;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.Tensor;
import java.util.Map;
import java.util.Optional;

/// Puts a normalization into the weights of the convolution before it.
///
/// ```
/// x ─ Conv ─ BatchNorm ─ y   ▶   x ─ Conv' ─ y      W' = W·γ/√(σ²+ε),  b' = (b − μ)·γ/√(σ²+ε) + β
/// ```
///
/// Jacob et al. 2017, arXiv:1712.05877, section 3.2. It does not apply where anything else reads the convolution.
final class FoldBatchNorm implements Pass {

    @Override
    public Draft apply(Draft draft) {
        var current = draft;
        for (var stage : draft.stages()) {
            if (stage.operator() instanceof BatchNorm2d norm) {
                current = folded(current, stage, norm);
            }
        }
        return current;
    }

    private static Draft folded(Draft draft, Stage norm, BatchNorm2d operator) {
        var before = draft.producer(norm.input()).filter(stage -> takes(draft, stage, norm));
        if (before.isEmpty() || !(before.get().operator() instanceof Conv2d conv)) {
            return draft;
        }
        var folded = before.get()
                .withWeights(conv.withBias(), weights(before.get().weights(), norm.weights(), operator))
                .followedBy(norm, Epilogue.NONE, Optional.empty());
        return draft.merged(before.get(), norm, folded, Fate.Kind.FOLDED);
    }

    private static boolean takes(Draft draft, Stage conv, Stage norm) {
        return conv.epilogue().isNone() && draft.isReadOnlyBy(norm.input(), norm);
    }

    /// What the weights depend on.
    private record Folded(Object conv, Object norm, BatchNorm2d operator) {
    }

    private static StageWeights weights(StageWeights conv, StageWeights norm, BatchNorm2d operator) {
        return new StageWeights(new Folded(conv.identity(), norm.identity(), operator),
                () -> folded(conv.values(), norm.values(), operator));
    }

    private static Map<String, Tensor> folded(Map<String, Tensor> conv, Map<String, Tensor> norm,
            BatchNorm2d operator) {
        var weight = value(conv, "weight");
        int features = weight.shape().get(0);
        var kernels = weight.data().clone();
        var bias = new float[features];
        int length = kernels.length / features;
        var affine = operator.affine(name -> value(norm, name).toDouble());
        for (int c = 0; c < features; c++) {
            double factor = affine.factor()[c];
            for (int i = c * length; i < (c + 1) * length; i++) {
                kernels[i] = (float) (kernels[i] * factor);
            }
            double before = conv.containsKey("bias") ? value(conv, "bias").data()[c] : 0;
            bias[c] = (float) (before * factor + affine.offset()[c]);
        }
        return Map.of("weight", new Tensor(weight.shape(), kernels), "bias", new Tensor(Shape.of(features), bias));
    }

    private static Tensor value(Map<String, Tensor> weights, String name) {
        var tensor = weights.get(name);
        if (tensor == null) {
            throw new IllegalStateException("No weights " + name);
        }
        return tensor;
    }
}
