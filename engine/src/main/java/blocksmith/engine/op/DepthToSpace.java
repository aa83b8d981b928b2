package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchHelper;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.tensor.Shape;
import java.util.List;

/// Makes a block of pixels of every so many channels: PyTorch's PixelShuffle, whose order is `crd`.
@About(name = "DepthToSpace", label = "Depth to space", category = Category.CHANNELS, keywords = {"PixelShuffle",
    "sub-pixel", "upscale"}, summary = "Makes a block of pixels of every so many channels")
@Preset(label = "Depth to space", values = "block=2", category = Category.CHANNELS, summary = "Makes a block of pixels of every so many channels")
public record DepthToSpace(
        @Param(label = "Block", help = "Rows and columns of the block that a pixel becomes", max = 64) int block,
        @Param(label = "Order", help = "Whether the channels of a block stand next to each other (crd, as in PyTorch) or a plane apart (dcr)", fallback = "crd") Order order) implements ImageRearrangement {
    private static final TorchHelper PLANES_APART = new TorchHelper("DepthToSpace", """
            class DepthToSpace(nn.Module):
                \"""Makes a block of pixels of channels that stand a plane apart (`DCR` in ONNX).\"""

                def __init__(self, block: int):
                    super().__init__()
                    self.block = block

                def forward(self, x):
                    b = self.block
                    n, c, h, w = x.shape
                    blocks = x.reshape(n, b, b, c // (b * b), h, w).permute(0, 3, 4, 1, 5, 2)
                    return blocks.reshape(n, c // (b * b), h * b, w * b)
            """);

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

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        var making = order == Order.CRD ? TorchForm.make("nn.PixelShuffle") : TorchForm.make(PLANES_APART);
        var edge = at.value("block");
        return making.with(edge).leaving(at.channels().over(edge.times(edge)));
    }
}
