package blocksmith.engine.kernel;

import blocksmith.engine.op.Conv2d;

/// A window of one pixel, channels first.
record PlanePointwiseCandidate(Conv2d conv) implements Candidate {

    @Override
    public String name() {
        return "pointwise of planes";
    }

    @Override
    public Offer offer(Layer layer) {
        var geometry = Convolutions.geometry(conv, layer);
        if (!geometry.isDense() || conv.groupsFor(layer.input()) > 1) {
            return new Offer.Declined("the window is not one pixel of all channels");
        }
        if (!layer.orders().isOfPlanes() || !layer.adds(Order.CHANNELS_FIRST)) {
            return new Offer.Declined("it works channels first");
        }
        int plane = geometry.rows().size() * geometry.columns().size();
        return plane < Lanes.COUNT
                ? new Offer.Declined(plane + " pixels do not fill a vector")
                : new Offer.Accepted(Convolutions.planePointwise(conv, layer));
    }
}
