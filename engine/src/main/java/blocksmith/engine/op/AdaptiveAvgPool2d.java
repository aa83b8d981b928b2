package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.tensor.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// Averages an image down to a given number of rows and columns, whatever its size.
@About(name = "AdaptiveAvgPool2d", label = "Adaptive pool", category = Category.POOL, keywords = {"average", "mean",
    "bins", "spatial pyramid"}, summary = "Averages an image down to a given number of rows and columns")
@Preset(label = "Adaptive pool", values = "outputSize=7", category = Category.POOL, summary = "Averages an image down to a given number of rows and columns")
public record AdaptiveAvgPool2d(
        @Param(label = "Size", help = "Rows and columns that come out") Size2 outputSize) implements BinnedPool {
    private static final Rule FVCORE = Rule.of("N", new Source("fvcore", "flop_count.py, adaptive_avg_pool2d"));
    private static final Rule THOP = Rule
            .of("floor((H / Hout * W / Wout + 1) * O)", new Source("thop", "calc_func.py, calculate_adaptive_avg"));

    @Override
    public Cost cost(Incoming in, List<TensorType> outputs) {
        var from = in.shape();
        long out = outputs.getFirst().shape().elementsPerImage();
        return Cost.FREE
                .beside(Convention.FVCORE, FVCORE.at(new Symbol("N", "input elements", from.elementsPerImage())))
                .beside(
                        Convention.THOP,
                        THOP.at(
                                new Symbol("H", "input height", from.height()),
                                new Symbol("Hout", "output height", outputSize.height()),
                                new Symbol("W", "input width", from.width()),
                                new Symbol("Wout", "output width", outputSize.width()),
                                new Symbol("O", "output elements", out)))
                .and(new Operations(0, read(in) - out, 0, out, 0));
    }

    /// Elements that are read, those of two bins twice.
    private long read(Incoming in) {
        return in.shape().channels() * covered(outputSize.height(), in.shape().height())
                * covered(outputSize.width(), in.shape().width());
    }

    private static long covered(int bins, int size) {
        long sum = 0;
        for (int bin = 0; bin < bins; bin++) {
            sum += BinnedPool.end(bin, bins, size) - BinnedPool.start(bin, bins, size);
        }
        return sum;
    }

    @Override
    public double reduce(DoubleStream pixels) {
        return pixels.average().orElseThrow();
    }

    /// Where all bins are of one size, a pool; else a product with the shares of each pixel in each bin, from both sides.
    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        int height = in.shape().height();
        int width = in.shape().width();
        if (height % outputSize.height() == 0 && width % outputSize.width() == 0) {
            var bin = new long[]{height / outputSize.height(), width / outputSize.width()};
            return List.of(
                    body.call("AveragePool", body.in()).with("kernel_shape", bin).with("strides", bin).value());
        }
        var rows = body.matrix(shares(outputSize.height(), height));
        var columns = body.transpose(body.matrix(shares(outputSize.width(), width)), 1, 0);
        return List.of(body.apply("MatMul", body.apply("MatMul", rows, body.in()), columns));
    }

    /// By bin and pixel.
    private static double[][] shares(int bins, int size) {
        var shares = new double[bins][size];
        for (int bin = 0; bin < bins; bin++) {
            int from = BinnedPool.start(bin, bins, size);
            int end = BinnedPool.end(bin, bins, size);
            Arrays.fill(shares[bin], from, end, 1.0 / (end - from));
        }
        return shares;
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.make("nn.AdaptiveAvgPool2d").with(at.value("outputSize")).leaving(at.channels());
    }
}
