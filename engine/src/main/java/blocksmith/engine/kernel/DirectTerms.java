package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Epilogue.Residual;
import java.util.Optional;

/// What is summed, and what becomes of the sums.
///
/// @param orders what [DirectSums#takes] says it takes
record DirectTerms(Geometry geometry, int groups, FilterWeights weights, float[] bias, Epilogue epilogue,
        Orders orders) {
    /// Floats of an image whose planes are added while they are made. Where a second cache has neither those that are added nor those
    /// that are made, too many come from afar at once, and it takes 1 % longer.
    private static final int NEAR = 1 << 18;

    /// The same sums over other images.
    DirectTerms over(Geometry images) {
        return new DirectTerms(images, groups, weights, bias, epilogue, orders);
    }

    /// Whether a panel has lanes that are no channel: they are computed beside, and left there.
    boolean isNarrow() {
        return geometry.features() / groups < Lanes.COUNT;
    }

    /// Whether what is added is planes.
    boolean addsPlanes() {
        return epilogue.residual() == Residual.ADDED && orders.added() == Order.CHANNELS_FIRST;
    }

    /// Whether what is added is added while results are turned, not turned first.
    boolean addsWhileTurning() {
        return addsPlanes() && orders.output() == Order.CHANNELS_FIRST && !isNarrow() && clamp().isPresent()
                && geometry.outputImage() <= NEAR;
    }

    /// The limits that the activation is, if there is one; empty when it is more than that.
    Optional<Clamp> clamp() {
        return epilogue.activation().map(Clamp::of).orElse(Optional.of(Clamp.NONE));
    }

    /// Whether it repays to look at inputs, for limits of at least as many results are by bits where all sums are known to be numbers
    /// ([Clamp#isOfNumbers]), and weights are such that they mostly are.
    boolean areNumbersLookedFor() {
        return epilogue.residual() == Residual.NONE && groups == 1 && !isNarrow()
                && geometry.features() >= geometry.channels()
                && epilogue.activation().flatMap(Clamp::of).filter(Clamp::mayBeOfNumbers).isPresent()
                && NumberLook.areModerate(weights.data()) && NumberLook.areModerate(bias);
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
