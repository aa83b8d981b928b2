package blocksmith.engine.op;

import blocksmith.engine.tensor.Shape;

/// A rearrangement of images into images.
public sealed interface ImageRearrangement extends Rearrangement permits DepthToSpace, SpaceToDepth, Pad, Slice,
        ChannelPermutation {

    /// Where the element at channel `c`, row `y`, column `x` of an output image comes from: its place in the input image,
    /// in the order of channels, rows and columns; or [#NOWHERE].
    int source(Shape in, int c, int y, int x);

    @Override
    default int source(Shape in, Shape out, int index) {
        int row = index / out.width();
        return source(in, row / out.height(), row % out.height(), index % out.width());
    }
}
