package blocksmith.engine.kernel;

import blocksmith.engine.op.Conv2d;

/// One filter a channel.
record DepthwiseCandidate(Conv2d conv) implements Candidate {

    @Override
    public String name() {
        return "depthwise";
    }

    @Override
    public Offer offer(Layer layer) {
        int channels = layer.input().channels();
        int groups = conv.groupsFor(layer.input());
        if (groups != channels) {
            return new Offer.Declined("its groups have " + channels / groups + " channels each, not one");
        }
        if (layer.output().channels() != channels) {
            return new Offer.Declined("each channel has " + layer.output().channels() / channels + " filters");
        }
        if (channels < Lanes.COUNT && layer.orders().isInner()) {
            return new Offer.Declined(channels + " channels do not fill a vector");
        }
        return layer.orders().isInner()
                ? new Offer.Accepted(Convolutions.depthwise(conv, layer, false))
                : Convolutions.planeDepthwise(conv, layer);
    }
}
