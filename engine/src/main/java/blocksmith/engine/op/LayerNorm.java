package blocksmith.engine.op;

import blocksmith.engine.tensor.Shape;

/// Normalizes each pixel over its channels, or each row over its features (Ba, Kiros and Hinton 2016, arXiv:1607.06450,
/// equation 4). Of images the channels are the second axis, as in ConvNeXt's LayerNorm2d; of all else the last.
@About(name = "LayerNorm", label = "LayerNorm", category = Category.NORMALIZATION, keywords = {"LN",
    "normalization", "LayerNorm2d"}, summary = "Normalizes each pixel over its channels, then scales and shifts them")
public record LayerNorm(
        @Param(label = "Epsilon", help = "Added to the variance, so that nothing is divided by zero", fallback = "1e-5", min = 0, max = 1) double eps,
        @Param(label = "Affine", help = "Whether each channel has a learned scale and shift", fallback = "true") boolean affine) implements Standardization {

    @Override
    public Inference infer(Incoming in) {
        return Inference.of(in.shape());
    }

    @Override
    public int channelAxis(Shape in) {
        return in.isImage() ? 1 : in.rank() - 1;
    }

    @Override
    public long groupSize(Shape in) {
        return in.get(channelAxis(in));
    }

    @Override
    public int group(Shape in, int index) {
        return in.isImage() ? index % (in.height() * in.width()) : index / in.get(in.rank() - 1);
    }
}
