package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.Python;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.tensor.Shape;
import java.util.List;

/// Puts the channels into another order, takes some of them, or some more than once.
@About(name = "ChannelPermutation", label = "Channel order", category = Category.CHANNELS, keywords = {"index_select",
    "Gather", "reorder"}, summary = "Puts the channels into another order")
@Preset(label = "Channel order", values = "order=[2, 1, 0]", category = Category.CHANNELS, summary = "Puts the channels into another order")
public record ChannelPermutation(
        @Param(label = "Order", help = "The channel that comes first, the one that comes second and so on, counted from 0", min = 0) Numbers order) implements ImageRearrangement {

    @Override
    public Inference infer(Incoming in) {
        var shape = in.shape();
        if (!shape.isImage()) {
            return Inference.rejected(Findings.notAnImage(this, shape));
        }
        var moved = Inference.of(shape.withChannels(order.numbers().size()));
        int last = order.numbers().stream().mapToInt(Integer::intValue).max().orElse(0);
        return last < shape.channels()
                ? moved
                : Inference.rejected(noChannel(last, shape.channels())).leaving(moved);
    }

    private static Finding noChannel(int channel, int channels) {
        return Finding.error(
                ProblemCode.BAD_VALUE,
                "order",
                "There is no channel " + channel + ": the image has " + channels + ", counted from 0.",
                "Name channels from 0 to " + (channels - 1) + ".");
    }

    /// ONNX operators, Gather, axis 1.
    @Override
    public int source(Shape in, int c, int y, int x) {
        return (order.numbers().get(c) * in.height() + y) * in.width() + x;
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        return List.of(body.call("Gather", body.in(), body.wholes(order.numbers().stream().mapToLong(c -> c).toArray()))
                .with("axis", 1).value());
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.call("{0}[:, [" + order + "]]", Python.of(order.numbers().size()));
    }
}
