package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.List;

/// Where images enter the design.
@About(name = "Input", label = "Input", category = Category.INPUT_OUTPUT, summary = "Where images enter the design")
public record Input(
        @Param(label = "Channels", help = "Channels of the image", fallback = "3") int channels,
        @Param(label = "Height", help = "Rows of the image", fallback = "224") int height,
        @Param(label = "Width", help = "Columns of the image", fallback = "224") int width) implements Operator {

    @Override
    public Ports ports() {
        return new Ports(List.of(), Ports.ONE_TO_ONE.outputs());
    }

    @Override
    public Inference infer(Incoming in) {
        return Inference.of(Shape.image(in.batch(), channels, height, width));
    }

    /// An input has no definition: a run puts the caller's tensor in its place, as its only "input".
    @Override
    public List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        return inputs;
    }

    /// What a graph is fed is no node.
    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        return List.of();
    }

    /// A border is a name in the forward pass.
    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.call("{0}", at.value("channels"));
    }

    @Override
    public String settings(Incoming in, List<TensorType> outputs) {
        return outputs.getFirst().shape().toString();
    }
}
