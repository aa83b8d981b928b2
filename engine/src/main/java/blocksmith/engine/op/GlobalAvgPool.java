package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.Python;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.List;

/// Averages each channel over the whole image, which leaves one pixel.
@About(name = "GlobalAvgPool", label = "Global pool", category = Category.POOL, keywords = {"AdaptiveAvgPool2d",
    "average", "mean", "GAP"}, summary = "Averages each channel over the whole image, which leaves one pixel")
public record GlobalAvgPool() implements Operator {
    private static final Rule FVCORE = Rule.of("N", new Source("fvcore", "flop_count.py, adaptive_avg_pool2d"));
    private static final Rule THOP = Rule.of("N + O", new Source("thop", "calc_func.py, calculate_adaptive_avg"));

    @Override
    public Inference infer(Incoming in) {
        var shape = in.shape();
        return shape.isImage()
                ? Inference.bounded(shape.batch(), shape.channels(), 1, 1)
                : Inference.rejected(Findings.notAnImage(this, shape));
    }

    @Override
    public Cost cost(Incoming in, List<TensorType> outputs) {
        long count = in.shape().elementsPerImage();
        var elements = new Symbol("N", "input elements", count);
        var channels = new Symbol("O", "output elements", in.shape().channels());
        return Cost.FREE.beside(Convention.FVCORE, FVCORE.at(elements))
                .beside(Convention.THOP, THOP.at(elements, channels))
                .and(operations(in.shape()));
    }

    /// A sum and a division a channel.
    static Operations operations(Shape image) {
        return new Operations(0, image.elementsPerImage() - image.channels(), 0, image.channels(), 0);
    }

    @Override
    public Reach reach(Incoming in) {
        return new Reach.Global();
    }

    /// Lin et al. 2013, arXiv:1312.4400, section 3.2.
    @Override
    public List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var image = inputs.getFirst();
        var shape = image.shape().with(2, 1).with(3, 1);
        return List.of(DoubleTensor.image(shape, (n, c, _, _) -> mean(image, n, c)));
    }

    static double mean(DoubleTensor image, int n, int channel) {
        int pixels = image.shape().height() * image.shape().width();
        int from = image.index(n, channel, 0, 0);
        double sum = 0;
        for (int i = from; i < from + pixels; i++) {
            sum += image.data()[i];
        }
        return sum / pixels;
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        return List.of(body.apply("GlobalAveragePool", body.in()));
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.make("nn.AdaptiveAvgPool2d").with(Python.of(1)).leaving(at.channels());
    }

    @Override
    public String settings(Incoming in, List<TensorType> outputs) {
        return in.shape().perImage() + " → " + outputs.getFirst().shape().perImage();
    }
}
