package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.Python;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.tensor.TensorType;
import java.util.List;
import java.util.stream.DoubleStream;

/// Keeps the largest pixel of each channel, which leaves one pixel.
@About(name = "GlobalMaxPool", label = "Global max pool", category = Category.POOL, keywords = {"AdaptiveMaxPool2d",
    "maximum", "GMP"}, summary = "Keeps the largest pixel of each channel, which leaves one pixel")
public record GlobalMaxPool() implements BinnedPool {

    @Override
    public Size2 outputSize() {
        return Size2.of(1);
    }

    @Override
    public Cost cost(Incoming in, List<TensorType> outputs) {
        return Cost.FREE.and(Operations.comparisons(in.shape().elementsPerImage() - in.shape().channels()));
    }

    /// ONNX operators, GlobalMaxPool.
    @Override
    public double reduce(DoubleStream pixels) {
        return pixels.max().orElseThrow();
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        return List.of(body.apply("GlobalMaxPool", body.in()));
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.make("nn.AdaptiveMaxPool2d").with(Python.of(1)).leaving(at.channels());
    }
}
