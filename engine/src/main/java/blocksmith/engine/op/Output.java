package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.TensorType;
import java.util.List;

/// Where a result leaves the design.
@About(name = "Output", label = "Output", category = Category.INPUT_OUTPUT, summary = "Where a result leaves the design")
public record Output() implements Operator {

    @Override
    public Ports ports() {
        return new Ports(Ports.ONE_TO_ONE.inputs(), List.of());
    }

    @Override
    public Inference infer(Incoming in) {
        return new Inference.Inferred(List.of());
    }

    @Override
    public List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        return inputs;
    }

    /// What a graph gives is no node.
    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        return List.of();
    }

    /// A border is a name in the forward pass.
    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.call("{0}", at.channels());
    }

    @Override
    public String settings(Incoming in, List<TensorType> outputs) {
        return in.shape().toString();
    }
}
