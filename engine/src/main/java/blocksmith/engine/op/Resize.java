package blocksmith.engine.op;

import blocksmith.engine.form.TorchSite;
import blocksmith.engine.tensor.Shape;

/// Makes an image of a given size, larger or smaller.
@About(name = "Resize", label = "Resize", category = Category.CHANNELS, keywords = {"interpolate", "nearest",
    "bilinear", "downscale"}, summary = "Makes an image of a given size")
@Preset(label = "Resize", values = "size=224", category = Category.CHANNELS, summary = "Makes an image of a given size")
public record Resize(
        @Param(label = "Size", help = "Rows and columns that come out") Size2 size,
        @Param(label = "Mode", help = "Whether each pixel is the nearest one or lies between its neighbours", fallback = "bilinear") Mode mode,
        @Param(label = "Coordinates", help = "Where the new pixels lie among the old; pytorch is what PyTorch does unless told otherwise", fallback = "pytorch") Coordinates coordinates,
        @Param(label = "Rounding", help = "Which pixel is the nearest between two", fallback = "floor") Coordinates.Rounding rounding) implements Interpolation {

    @Override
    public long outputSize(Shape in, int axis) {
        return axis == 2 ? size.height() : size.width();
    }

    @Override
    public String torchSize(TorchSite at) {
        return "size=" + at.value("size");
    }
}
