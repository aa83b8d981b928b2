package blocksmith.engine.op;

import blocksmith.engine.form.TorchSite;
import blocksmith.engine.tensor.Shape;

/// Makes an image several times as large.
@About(name = "Upsample", label = "Upsample", category = Category.CHANNELS, keywords = {"interpolate", "nearest",
    "bilinear", "upscale"}, summary = "Makes an image several times as large")
@Preset(label = "Upsample", values = "scale=2", category = Category.CHANNELS, summary = "Makes an image several times as large")
public record Upsample(
        @Param(label = "Scale", help = "How many times more rows and columns", max = 64) Size2 scale,
        @Param(label = "Mode", help = "Whether each pixel is the nearest one or lies between its neighbours", fallback = "nearest") Mode mode,
        @Param(label = "Coordinates", help = "Where the new pixels lie among the old; pytorch is what PyTorch does unless told otherwise", fallback = "pytorch") Coordinates coordinates,
        @Param(label = "Rounding", help = "Which pixel is the nearest between two", fallback = "floor") Coordinates.Rounding rounding) implements Interpolation {

    @Override
    public long outputSize(Shape in, int axis) {
        return (long) in.get(axis) * (axis == 2 ? scale.height() : scale.width());
    }

    @Override
    public String torchSize(TorchSite at) {
        return "scale_factor=" + at.value("scale");
    }
}
