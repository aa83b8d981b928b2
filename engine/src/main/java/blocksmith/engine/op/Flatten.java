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

/// Lays each image out as one row of features, channel by channel and row by row.
@About(name = "Flatten", label = "Flatten", category = Category.DENSE, keywords = {"reshape",
    "view"}, summary = "Lays each image out as one row of features")
public record Flatten() implements Operator {
    private static final Rule FEATURES = Rule
            .of("C * H * W", new Source("PyTorch documentation", "torch.nn.Flatten, start_dim 1"));

    @Override
    public Inference infer(Incoming in) {
        return Inference.bounded(in.shape().batch(), in.shape().elementsPerImage());
    }

    @Override
    public List<OutputSize> outputSizes(Incoming in) {
        var shape = in.shape();
        return shape.isImage()
                ? List.of(
                        new OutputSize("Fout", FEATURES.at(
                                new Symbol("C", "channels", shape.channels()),
                                new Symbol("H", "height", shape.height()),
                                new Symbol("W", "width", shape.width()))))
                : List.of();
    }

    @Override
    public List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var shape = inputs.getFirst().shape();
        var flat = Shape.of(shape.batch(), Math.toIntExact(shape.elementsPerImage()));
        return List.of(new DoubleTensor(flat, inputs.getFirst().data().clone()));
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        return List.of(body.call("Flatten", body.in()).with("axis", 1).value());
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        long each = in.shape().elementsPerImage() / in.shape().channels();
        return TorchForm.make("nn.Flatten").leaving(at.channels().times(Python.of(each)));
    }

    @Override
    public String settings(Incoming in, List<TensorType> outputs) {
        return in.shape().perImage() + " → " + outputs.getFirst().shape().perImage();
    }
}
