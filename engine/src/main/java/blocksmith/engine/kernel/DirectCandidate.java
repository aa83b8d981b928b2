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
        if (!layer.orders().isInner() && groups == channels && layer.output().channels() == channels) {
            return new Offer.Declined("a filter a channel is faster channels last");
        }
        if (!layer.adds(Order.CHANNELS_LAST)) {
            return new Offer.Declined("what is added is channels first");
        }
        return DirectConvolution.takes(Convolutions.geometry(conv, layer), groups, layer.orders())
                ? new Offer.Accepted(Convolutions.direct(conv, layer))
                : new Offer.Declined("it cannot work channels first here");
    }
}
