package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.TensorType;
import java.util.List;

/// Deals the channels out anew, so that the next grouped convolution sees some of every group: with `g` groups of `n`
/// channels, channel `i·n + j` goes to `j·g + i`.
@About(name = "ChannelShuffle", label = "Channel shuffle", category = Category.CHANNELS, keywords = {"ShuffleNet",
    "permute"}, summary = "Deals the channels out anew, so that the next grouped convolution sees some of every group")
public record ChannelShuffle(
        @Param(label = "Groups", help = "Groups whose channels are mixed", fallback = "2") int groups) implements Operator {

    @Override
    public Inference infer(Incoming in) {
        var shape = in.shape();
        if (!shape.isImage()) {
            return Inference.rejected(Findings.notAnImage(this, shape));
        }
        return shape.channels() % groups == 0
                ? Inference.of(shape)
                : Inference.rejected(
                        Findings.indivisible("groups", shape.channels() + " channels", groups, "groups",
                                shape.channels()));
    }

    /// The input channel that goes to output channel `channel` of `channels`.
    public int source(int channel, int channels) {
        return channel % groups * (channels / groups) + channel / groups;
    }

    /// Zhang et al. 2017, arXiv:1707.01083, section 3.1: view as [g, n], transpose, flatten.
    @Override
    public List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var image = inputs.getFirst();
        int channels = image.shape().channels();
        return List.of(DoubleTensor.image(image.shape(), (n, c, y, x) -> image.at(n, source(c, channels), y, x)));
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        var shape = in.shape();
        var grouped = body.reshape(body.in(), 0, groups, shape.channels() / groups, shape.height(), shape.width());
        return List.of(
                body.reshape(body.transpose(grouped, 0, 2, 1, 3, 4), 0, shape.channels(), shape.height(),
                        shape.width()));
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.make("nn.ChannelShuffle").with(at.value("groups")).leaving(at.channels());
    }

    @Override
    public String settings(Incoming in, List<TensorType> outputs) {
        return in.shape().channels() + " channels · g" + groups;
    }
}
