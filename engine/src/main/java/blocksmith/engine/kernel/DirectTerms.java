package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Epilogue.Residual;

/// What is summed, and what becomes of the sums.
///
/// @param orders what [DirectSums#takes] says it takes
record DirectTerms(Geometry geometry, int groups, FilterWeights weights, float[] bias, Epilogue epilogue,
        Orders orders) {

    /// The same sums over other images.
    DirectTerms over(Geometry images) {
        return new DirectTerms(images, groups, weights, bias, epilogue, orders);
    }

    /// Whether a panel has lanes that are no channel: they are computed beside, and left there.
    boolean isNarrow() {
        return geometry.features() / groups < Lanes.COUNT;
    }

    /// Whether what is added is turned.
    boolean addsPlanes() {
        return epilogue.residual() == Residual.ADDED && orders.added() == Order.CHANNELS_FIRST;
    }

    long weightFloats() {
        return (long) geometry.channels() / groups * geometry.taps() * geometry.features();
    }

    /// Whether there are more weights than inputs and outputs of so many images, and threads may share output channels.
    boolean isHeavy(int images) {
        return weightFloats() > images * ((long) geometry.inputImage() + geometry.outputImage())
                && orders.equals(Orders.INNER) && !isNarrow();
    }

    /// Of all output channels. The same for any batch: by the width of panels sums are cut in pieces.
    Panel.Count panels() {
        return isHeavy(1) ? Panel.Count.EVEN : Panel.Count.ANY;
    }
}
