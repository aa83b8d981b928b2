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
        if (!layer.orders().equals(Orders.INNER) && conv.groupsFor(layer.input()) == layer.input().channels()
                && layer.output().channels() == layer.input().channels()) {
            return new Offer.Declined("a filter a channel is faster channels last");
        }
        var geometry = Convolutions.geometry(conv, layer);
        return DirectConvolution.takes(geometry, conv.groupsFor(layer.input()), layer.orders())
                ? new Offer.Accepted(Convolutions.direct(conv, layer))
                : new Offer.Declined("it cannot work channels first here");
    }
}
