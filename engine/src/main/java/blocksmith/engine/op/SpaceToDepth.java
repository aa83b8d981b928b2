package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchHelper;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.tensor.Shape;
import java.util.List;

/// Makes channels of every block of pixels: PyTorch's PixelUnshuffle, whose order is `crd`.
@About(name = "SpaceToDepth", label = "Space to depth", category = Category.CHANNELS, keywords = {"PixelUnshuffle",
    "patchify"}, summary = "Makes channels of every block of pixels")
@Preset(label = "Space to depth", values = "block=2", category = Category.CHANNELS, summary = "Makes channels of every block of pixels")
public record SpaceToDepth(
        @Param(label = "Block", help = "Rows and columns of the block that becomes a pixel", max = 64) int block,
        @Param(label = "Order", help = "Whether the channels of a block stand next to each other (crd, as in PyTorch) or a plane apart (dcr)", fallback = "crd") DepthToSpace.Order order) implements ImageRearrangement {
    private static final TorchHelper PLANES_APART = new TorchHelper("SpaceToDepth", """
            class SpaceToDepth(nn.Module):
                \"""Makes channels of every block of pixels, those of one place a plane apart (`DCR` in ONNX).\"""

                def __init__(self, block: int):
                    super().__init__()
                    self.block = block

                def forward(self, x):
                    b = self.block
                    n, c, h, w = x.shape
                    blocks = x.reshape(n, c, h // b, b, w // b, b).permute(0, 3, 5, 1, 2, 4)
                    return blocks.reshape(n, c * b * b, h // b, w // b)
            """);

    @Override
    public Inference infer(Incoming in) {
        var shape = in.shape();
        if (!shape.isImage()) {
            return Inference.rejected(Findings.notAnImage(this, shape));
        }
        if (shape.height() % block != 0 || shape.width() % block != 0) {
            int wrong = shape.height() % block != 0 ? shape.height() : shape.width();
            return Inference.rejected(
                    Findings.indivisible("block", wrong + (wrong == shape.height() ? " rows" : " columns"), block,
                            "rows of blocks", wrong));
        }
        return Inference.bounded(shape.batch(), (long) shape.channels() * block * block, shape.height() / block,
                shape.width() / block);
    }

    /// ONNX operators, SpaceToDepth; PyTorch documentation, torch.nn.PixelUnshuffle.
    @Override
    public int source(Shape in, int c, int y, int x) {
        int places = block * block;
        int channel = order == DepthToSpace.Order.CRD ? c / places : c % in.channels();
        int place = order == DepthToSpace.Order.CRD ? c % places : c / in.channels();
        int row = y * block + place / block;
        int column = x * block + place % block;
        return (channel * in.height() + row) * in.width() + column;
    }

    @Override
    public Reach reach(Incoming in) {
        var blocks = new Span(0, block, 1, block);
        return new Reach.Window(blocks, blocks);
    }

    /// ONNX has the order `dcr` only.
    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        if (order == DepthToSpace.Order.DCR) {
            return List.of(body.call("SpaceToDepth", body.in()).with("blocksize", block).value());
        }
        var shape = in.shape();
        int rows = shape.height() / block;
        int columns = shape.width() / block;
        var blocks = body.reshape(body.in(), 0, shape.channels(), rows, block, columns, block);
        return List.of(
                body.reshape(body.transpose(blocks, 0, 1, 3, 5, 2, 4), 0, (long) shape.channels() * block * block, rows,
                        columns));
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        var making = order == DepthToSpace.Order.CRD
                ? TorchForm.make("nn.PixelUnshuffle")
                : TorchForm.make(PLANES_APART);
        var edge = at.value("block");
        return making.with(edge).leaving(at.channels().times(edge.times(edge)));
    }
}
