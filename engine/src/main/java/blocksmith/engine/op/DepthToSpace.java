package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.tensor.Shape;
import java.util.List;

/// Makes a block of pixels of every so many channels: PyTorch's PixelShuffle, whose order is `crd`.
@About(name = "DepthToSpace", label = "Depth to space", category = Category.CHANNELS, keywords = {"PixelShuffle",
    "sub-pixel", "upscale"}, summary = "Makes a block of pixels of every so many channels")
@Preset(label = "Depth to space", values = "block=2", category = Category.CHANNELS, summary = "Makes a block of pixels of every so many channels")
public record DepthToSpace(
        @Param(label = "Block", help = "Rows and columns of the block that a pixel becomes", max = 64) int block,
        @Param(label = "Order", help = "Whether the channels of a block stand next to each other (crd, as in PyTorch) or a plane apart (dcr)", fallback = "crd") Order order) implements ImageRearrangement {

    /// Depth (the place in the block) before or after the channel: the names are those of ONNX.
    public enum Order {
        CRD, DCR;

        /// The channel of the deep image for channel `c` and place `i` in the block, of `channels` flat ones.
        int deep(int c, int i, int places, int channels) {
            return this == CRD ? c * places + i : i * channels + c;
        }
    }

    @Override
    public Inference infer(Incoming in) {
        var shape = in.shape();
        if (!shape.isImage()) {
            return Inference.rejected(Findings.notAnImage(this, shape));
        }
        int places = block * block;
        return shape.channels() % places == 0
                ? Inference.bounded(
                        shape.batch(),
                        shape.channels() / places,
                        (long) shape.height() * block,
                        (long) shape.width() * block)
                : Inference.rejected(
                        Findings.indivisible("block", shape.channels() + " channels", places, "places of a block",
                                shape.channels()));
    }

    /// ONNX operators, DepthToSpace; Shi et al. 2016, arXiv:1609.05158, equation 4.
    @Override
    public int source(Shape in, int c, int y, int x) {
        int places = block * block;
        int deep = order.deep(c, y % block * block + x % block, places, in.channels() / places);
        return (deep * in.height() + y / block) * in.width() + x / block;
    }

    @Override
    public Reach reach(Incoming in) {
        return new Reach.Window(Span.repeated(block), Span.repeated(block));
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        return List
                .of(body.call("DepthToSpace", body.in()).with("blocksize", block).with("mode", order.name()).value());
    }
}
