package blocksmith.engine.op;

import blocksmith.engine.tensor.Shape;

/// Normalizes groups of channels over the whole image (Wu and He 2018, arXiv:1803.08494, equation 7).
@About(name = "GroupNorm", label = "GroupNorm", category = Category.NORMALIZATION, keywords = {"GN",
    "normalization"}, summary = "Normalizes groups of channels over the whole image, then scales and shifts them")
@Preset(label = "GroupNorm", values = "groups=1", category = Category.NORMALIZATION, summary = "Normalizes groups of channels over the whole image, then scales and shifts them")
public record GroupNorm(
        @Param(label = "Groups", help = "Groups of channels that have a mean and a variance in common") int groups,
        @Param(label = "Epsilon", help = "Added to the variance, so that nothing is divided by zero", fallback = "1e-5", min = 0, max = 1) double eps,
        @Param(label = "Affine", help = "Whether each channel has a learned scale and shift", fallback = "true") boolean affine) implements Standardization {

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
                                shape.channels()))
                        .leaving(Inference.of(shape));
    }

    @Override
    public int channelAxis(Shape in) {
        return 1;
    }

    @Override
    public long groupSize(Shape in) {
        return in.elementsPerImage() / groups;
    }

    @Override
    public int group(Shape in, int index) {
        return (int) (index / groupSize(in));
    }

    @Override
    public Reach reach(Incoming in) {
        return new Reach.PointAndGlobal("GN");
    }
}
