package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.TensorType;
import java.util.List;

/// An operator: a record whose components are its parameters and whose file holds everything that is true of it.
///
/// A constructor accepts every value in range. What is wrong between values, or between the node and its wires, is
/// a finding of [#infer]. The methods after it are called only with an [Incoming] that `infer` accepted.
public sealed interface Operator permits Input, Output, Conv2d, BatchNorm2d, Elementwise, Pool,
        GlobalAvgPool, Linear, Flatten, SqueezeExcitation, ChannelShuffle, Split, Concat, Merge, Rearrangement,
        BinnedPool, ConvTranspose2d, PartialConv2d, Interpolation, Mean, Standardization, LRN, PReLU, LayerScale,
        Softmax {

    default Ports ports() {
        return Ports.ONE_TO_ONE;
    }

    /// The shape rule.
    Inference infer(Incoming in);

    /// How the sizes that the operator changes are computed; empty when it changes none by a formula of its own.
    default List<OutputSize> outputSizes(Incoming in) {
        return List.of();
    }

    /// The weight tensors that it needs, in the order in which they are listed and drawn.
    default List<WeightSpec> weights(Incoming in) {
        return List.of();
    }

    default Cost cost(Incoming in, List<TensorType> outputs) {
        return Cost.FREE;
    }

    /// The receptive-field rule.
    default Reach reach(Incoming in) {
        return Reach.POINT;
    }

    /// The definition, computed plainly in double precision on NCHW tensors.
    List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights);

    /// The operator in the terms of ONNX: adds nodes to `body` and tells which values leave it. The batch may be any.
    List<OnnxValue> onnx(Incoming in, OnnxBody body);

    /// The operator in PyTorch's terms. Weights have the names of [#weights] there.
    TorchForm torch(Incoming in, TorchSite at);

    /// What a node is called that has no name of its own: `Depthwise 3×3`.
    default String title(Incoming in) {
        return about().label();
    }

    default Category category(Incoming in) {
        return about().category();
    }

    /// The node's second line: what goes in and out, and the settings that matter: `32 → 128 · s1`.
    default String settings(Incoming in, List<TensorType> outputs) {
        return "";
    }

    default About about() {
        return OperatorType.of(this).about();
    }
}
