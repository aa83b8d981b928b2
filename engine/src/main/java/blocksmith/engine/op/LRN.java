package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchHelper;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.List;

/// Divides each element by a power of the squares of its neighbours in the channels around it (Krizhevsky, Sutskever and
/// Hinton 2012, section 3.3). Alpha is divided by the size, as in PyTorch and ONNX.
@About(name = "LRN", label = "Local response norm", category = Category.NORMALIZATION, keywords = {
    "LocalResponseNorm",
    "AlexNet"}, summary = "Divides each element by a power of the squares in the channels around it")
@Preset(label = "Local response norm", values = "size=5", category = Category.NORMALIZATION, summary = "Divides each element by a power of the squares in the channels around it")
public record LRN(
        @Param(label = "Size", help = "How many neighbouring channels are summed over") int size,
        @Param(label = "Alpha", help = "The factor of the mean of the squares", fallback = "1e-4", min = 0, max = 1000) double alpha,
        @Param(label = "Beta", help = "The exponent", fallback = "0.75", min = 0, max = 100) double beta,
        @Param(label = "K", help = "Added to the mean of the squares", fallback = "1", min = 0, max = 1000) double k) implements Operator {
    private static final TorchHelper OF_EVEN_SIZE = new TorchHelper("ForwardResponseNorm", """
            class ForwardResponseNorm(nn.LocalResponseNorm):
                \"""A local response norm of even size whose odd channel is after, not before (as in ONNX).\"""

                def forward(self, x):
                    return super().forward(x.flip(1)).flip(1)
            """);

    @Override
    public Inference infer(Incoming in) {
        return in.shape().isImage()
                ? Inference.of(in.shape())
                : Inference.rejected(Findings.notAnImage(this, in.shape()));
    }

    /// A sum of squares, and a power (a logarithm, a product and an exponential) an element.
    @Override
    public Cost cost(Incoming in, List<TensorType> outputs) {
        return Cost.FREE.and(new Operations(size + 2L, size, 0, 1, 2).times(in.shape().elementsPerImage()));
    }

    /// The first channel that is summed over for channel `c`.
    public int first(int c) {
        return Math.max(0, c - (size - 1) / 2);
    }

    /// The channel after the last that is summed over for channel `c` of `channels`.
    public int end(int c, int channels) {
        return Math.min(channels, c + size / 2 + 1);
    }

    /// ONNX operators, LRN.
    @Override
    public List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var image = inputs.getFirst();
        return List.of(DoubleTensor.image(image.shape(), (n, c, y, x) -> {
            double squares = 0;
            for (int i = first(c); i < end(c, image.shape().channels()); i++) {
                squares += image.at(n, i, y, x) * image.at(n, i, y, x);
            }
            return image.at(n, c, y, x) / Math.pow(k + alpha / size * squares, beta);
        }));
    }

    /// ONNX Runtime takes odd sizes only; even ones are written as a mean over channels.
    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        return List.of(size % 2 == 1
                ? body.call("LRN", body.in()).with("size", size).withReal("alpha", alpha).withReal("beta", beta)
                        .withReal("bias", k).value()
                : body.apply("Div", body.in(), body.apply("Pow", sums(in.shape(), body), body.real(beta))));
    }

    /// `k + alpha · mean of the squares`
    private OnnxValue sums(Shape shape, OnnxBody body) {
        var squares = body.reshape(body.apply("Mul", body.in(), body.in()), 0, 1, shape.channels(), -1);
        var means = body.call("AveragePool", squares)
                .with("kernel_shape", new long[]{size, 1})
                .with("pads", new long[]{(size - 1) / 2, 0, size / 2, 0})
                .with("count_include_pad", 1)
                .value();
        var images = body.reshape(means, 0, shape.channels(), shape.height(), shape.width());
        return body.apply("Add", body.apply("Mul", images, body.real(alpha)), body.real(k));
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        var making = size % 2 == 1 ? TorchForm.make("nn.LocalResponseNorm") : TorchForm.make(OF_EVEN_SIZE);
        return making.with(at.value("size")).with("alpha", at.value("alpha"), "1e-4")
                .with("beta", at.value("beta"), "0.75")
                .with("k", at.value("k"), "1.0")
                .leaving(at.channels());
    }

    @Override
    public String settings(Incoming in, List<TensorType> outputs) {
        return in.shape().channels() + " channels · " + size;
    }
}
