package blocksmith.engine.kernel;

import blocksmith.engine.op.Conv2d;

/// A depthwise convolution of planes and a 1×1 convolution of what it makes, by rows.
final class PlaneBandsCandidate implements Candidate {

    @Override
    public String name() {
        return "row bands of planes";
    }

    @Override
    public Offer offer(Layer layer) {
        var parts = layer.parts();
        if (!layer.orders().isOfPlanes() || !layer.adds(Order.CHANNELS_FIRST)) {
            return new Offer.Declined("it reads and makes channels first, and adds to them");
        }
        return parts.size() == 2 && parts.getFirst().operator() instanceof Conv2d depthwise
                && parts.getLast().operator() instanceof Conv2d pointwise
                        ? offer(depthwise, parts.getFirst(), pointwise, parts.getLast())
                        : new Offer.Declined("it takes two convolutions");
    }

    private static Offer offer(Conv2d depthwise, Layer first, Conv2d pointwise, Layer last) {
        var reason = Bands.reasonAgainstPlanes(depthwise, first.input(), first.output());
        if (reason.isPresent()) {
            return new Offer.Declined(reason.get());
        }
        return Bands.isEnd(pointwise, last.input(), last.output())
                ? new Offer.Accepted(Convolutions.planeBands(depthwise, first, pointwise, last))
                : new Offer.Declined("the last layer is not 1×1");
    }
}
