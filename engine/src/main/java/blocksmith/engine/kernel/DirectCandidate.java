package blocksmith.engine.kernel;

import blocksmith.engine.op.Conv2d;

/// Sums over the window, of any convolution.
record DirectCandidate(Conv2d conv) implements Candidate {

    @Override
    public String name() {
        return "direct";
    }

    @Override
    public Offer offer(Layer layer) {
        int channels = layer.input().channels();
        int groups = conv.groupsFor(layer.input());
        if (groups == channels && layer.output().channels() == channels
                && (channels >= Lanes.COUNT || !layer.orders().isInner())) {
            return new Offer.Declined("it sums over channels, of which each has a filter of its own");
        }
        if (layer.orders().equals(Orders.PLANES)) {
            return new Offer.Declined("it turns what it makes");
        }
        if (layer.orders().added() == Order.CHANNELS_FIRST && conv.kernel().area() > 1) {
            return new Offer.Declined("other ways to run its window are faster channels last");
        }
        return DirectSums.takes(Convolutions.geometry(conv, layer), groups, layer.orders())
                ? new Offer.Accepted(Convolutions.direct(conv, layer))
                : new Offer.Declined("it cannot work channels first here");
    }
}
