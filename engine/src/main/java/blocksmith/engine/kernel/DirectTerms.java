package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Epilogue.Residual;

/// What is summed, and what becomes of the sums.
///
/// @param orders what [DirectSums#takes] says it takes
record DirectTerms(Geometry geometry, int groups, PackedWeights.Source weights, float[] bias, Epilogue epilogue,
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
}
