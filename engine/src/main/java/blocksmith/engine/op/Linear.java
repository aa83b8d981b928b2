package blocksmith.engine.op;

import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.List;

/// Makes each output feature a learned sum of all input features: `y = x · Wᵀ + b`.
@About(name = "Linear", label = "Linear", category = Category.DENSE, keywords = {"dense", "fully connected",
    "Gemm"}, summary = "Makes each output feature a learned sum of all input features")
@Preset(label = "Linear", values = "outFeatures=1000", category = Category.DENSE, summary = "Makes each output feature a learned sum of all input features")
public record Linear(
        @Param(label = "Features", help = "Features that come out") int outFeatures,
        @Param(label = "Bias", help = "Whether each output feature has a learned offset", fallback = "true") boolean bias) implements Operator {
    private static final Source PYTORCH = new Source("PyTorch documentation", "torch.nn.Linear, y = xAᵀ + b");
    private static final Rule PRODUCT = Rule.of("Fin * Fout", PYTORCH);
    private static final Rule BIASES = Rule.of("Fout", new Source("torchinfo", "layer_info.py, calculate_macs"));
    private static final Rule PRODUCT_AND_BIAS = Rule.of("Fin * Fout + Fout", PYTORCH);

    @Override
    public Inference infer(Incoming in) {
        return in.shape().rank() == 2
                ? Inference.bounded(in.shape().batch(), outFeatures)
                : Inference.rejected(notFlat(in.shape()));
    }

    private static Finding notFlat(Shape shape) {
        return Finding.error(
                ProblemCode.WRONG_RANK,
                Ports.IN,
                "Linear needs a row of features, but an image of " + shape.perImage() + " arrives.",
                "Put Flatten before it.");
    }

    @Override
    public List<WeightSpec> weights(Incoming in) {
        int features = in.shape().channels();
        var kernel = new WeightSpec("weight", Shape.of(outFeatures, features), WeightRole.KERNEL, features);
        return bias
                ? List.of(kernel, new WeightSpec("bias", Shape.of(outFeatures), WeightRole.BIAS, 1))
                : List.of(kernel);
    }

    @Override
    public Cost cost(Incoming in, List<TensorType> outputs) {
        var from = new Symbol("Fin", "input features", in.shape().channels());
        var to = new Symbol("Fout", "output features", outFeatures);
        var product = PRODUCT.at(from, to);
        var cost = new Cost(product, bias ? PRODUCT_AND_BIAS.at(from, to) : product, product);
        return bias
                ? cost.beside(Convention.TORCHINFO, BIASES.at(to)).and(Operations.additions(outFeatures))
                : cost;
    }

    @Override
    public Reach reach(Incoming in) {
        return new Reach.Global();
    }

    @Override
    public List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var rows = inputs.getFirst();
        var kernel = weights.get("weight");
        int batch = rows.shape().batch();
        var result = DoubleTensor.zeros(Shape.of(batch, outFeatures));
        for (int n = 0; n < batch; n++) {
            for (int out = 0; out < outFeatures; out++) {
                double offset = bias ? weights.get("bias").data()[out] : 0;
                result.data()[n * outFeatures + out] = offset + dot(rows, n, kernel, out);
            }
        }
        return List.of(result);
    }

    private static double dot(DoubleTensor rows, int row, DoubleTensor kernel, int out) {
        int features = rows.shape().channels();
        double sum = 0;
        for (int i = 0; i < features; i++) {
            sum += rows.data()[row * features + i] * kernel.data()[out * features + i];
        }
        return sum;
    }

    @Override
    public String settings(Incoming in, List<TensorType> outputs) {
        return in.shape().channels() + " → " + outFeatures;
    }
}
