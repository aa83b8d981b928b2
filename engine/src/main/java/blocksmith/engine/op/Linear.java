package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.Python;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.List;

/// Makes each output feature a learned sum of all input features: `y = x · Wᵀ + b`, for each row of the last axis.
@About(name = "Linear", label = "Linear", category = Category.DENSE, keywords = {"dense", "fully connected",
    "Gemm"}, summary = "Makes each output feature a learned sum of all input features")
@Preset(label = "Linear", values = "outFeatures=1000", category = Category.DENSE, summary = "Makes each output feature a learned sum of all input features")
public record Linear(
        @Param(label = "Features", help = "Features that come out") int outFeatures,
        @Param(label = "Bias", help = "Whether each output feature has a learned offset", fallback = "true") boolean bias) implements Operator {
    private static final Source PYTORCH = new Source("PyTorch documentation", "torch.nn.Linear, y = xAᵀ + b");
    private static final Rule PRODUCT = Rule.of("Fin * Fout", PYTORCH);
    private static final Rule PRODUCTS = Rule.of("R * Fin * Fout", PYTORCH);
    private static final Rule ALL_BIASES = Rule.of("R * Fout",
            new Source("torchinfo", "layer_info.py, calculate_macs"));
    private static final Rule BIASES = Rule.of("Fout", new Source("torchinfo", "layer_info.py, calculate_macs"));
    private static final Rule PRODUCT_AND_BIAS = Rule.of("Fin * Fout + Fout", PYTORCH);

    @Override
    public Inference infer(Incoming in) {
        return Inference.of(in.shape().with(in.shape().rank() - 1, outFeatures));
    }

    /// Features of each row.
    private static int features(Shape in) {
        return in.get(in.rank() - 1);
    }

    @Override
    public List<WeightSpec> weights(Incoming in) {
        int features = features(in.shape());
        var kernel = new WeightSpec("weight", Shape.of(outFeatures, features), WeightRole.KERNEL, features);
        return bias
                ? List.of(kernel, new WeightSpec("bias", Shape.of(outFeatures), WeightRole.BIAS, features))
                : List.of(kernel);
    }

    @Override
    public Cost cost(Incoming in, List<TensorType> outputs) {
        var from = new Symbol("Fin", "input features", features(in.shape()));
        var to = new Symbol("Fout", "output features", outFeatures);
        long rows = in.shape().elementsPerImage() / features(in.shape());
        var each = new Symbol("R", "rows of features", rows);
        var product = PRODUCT.at(from, to);
        var cost = new Cost(product, bias ? PRODUCT_AND_BIAS.at(from, to) : product,
                rows == 1 ? product : PRODUCTS.at(each, from, to));
        return bias
                ? cost.beside(Convention.TORCHINFO, rows == 1 ? BIASES.at(to) : ALL_BIASES.at(each, to))
                        .and(Operations.additions(outFeatures).times(rows))
                : cost;
    }

    @Override
    public Reach reach(Incoming in) {
        return in.shape().rank() == 2 || in.shape().isImage() ? new Reach.Global() : Reach.POINT;
    }

    @Override
    public List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var rows = inputs.getFirst();
        var kernel = weights.get("weight");
        var shape = rows.shape();
        var result = DoubleTensor.zeros(shape.with(shape.rank() - 1, outFeatures));
        for (int n = 0; n < rows.data().length / features(shape); n++) {
            for (int out = 0; out < outFeatures; out++) {
                double offset = bias ? weights.get("bias").data()[out] : 0;
                result.data()[n * outFeatures + out] = offset + dot(rows, n, kernel, out);
            }
        }
        return List.of(result);
    }

    private static double dot(DoubleTensor rows, int row, DoubleTensor kernel, int out) {
        int features = features(rows.shape());
        double sum = 0;
        for (int i = 0; i < features; i++) {
            sum += rows.data()[row * features + i] * kernel.data()[out * features + i];
        }
        return sum;
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        if (in.shape().rank() == 2) {
            return List.of(gemm(body, body.in()));
        }
        var kernel = body.transpose(body.weight("weight"), 1, 0);
        var product = body.apply("MatMul", body.in(), kernel);
        return List.of(bias ? body.apply("Add", product, body.weight("bias")) : product);
    }

    private OnnxValue gemm(OnnxBody body, OnnxValue rows) {
        var call = bias
                ? body.call("Gemm", rows, body.weight("weight"), body.weight("bias"))
                : body.call("Gemm", rows, body.weight("weight"));
        return call.with("transB", 1).value();
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        var rank = in.shape().rank();
        var from = rank == 2 ? at.channels() : Python.of(features(in.shape()));
        return TorchForm.make("nn.Linear").with(from).with(at.value("outFeatures"))
                .with("bias", at.value("bias"), "True")
                .leaving(rank == 2 ? at.value("outFeatures") : at.channels());
    }

    @Override
    public String settings(Incoming in, List<TensorType> outputs) {
        return features(in.shape()) + " → " + outFeatures;
    }
}
