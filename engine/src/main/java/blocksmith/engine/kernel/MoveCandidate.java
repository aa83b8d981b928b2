package blocksmith.engine.kernel;

import blocksmith.engine.op.ChannelShuffle;

/// Channels that change places, between several tensors too.
record MoveCandidate() implements Candidate {

    @Override
    public String name() {
        return "channel zip";
    }

    @Override
    public Offer offer(Layer layer) {
        if (!layer.orders().isInner()) {
            return new Offer.Declined("it works channels last");
        }
        if (!layer.epilogue().isOfMoves()) {
            return new Offer.Declined("it changes no values");
        }
        boolean isFused = !layer.epilogue().moves().isEmpty();
        if (!isFused && !(layer.operator() instanceof ChannelShuffle)) {
            return new Offer.Declined("channels stay in their order");
        }
        var kernel = new MoveKernel(layer);
        return isFused || kernel.isOfVectors()
                ? new Offer.Accepted(kernel)
                : new Offer.Declined("vectors would be of more than two stretches of channels");
    }
}
