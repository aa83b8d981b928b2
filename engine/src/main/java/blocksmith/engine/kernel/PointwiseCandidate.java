package blocksmith.engine.kernel;

import blocksmith.engine.op.Conv2d;

/// A window of one pixel.
record PointwiseCandidate(Conv2d conv) implements Candidate {

    @Override
    public String name() {
        return "pointwise";
    }

    @Override
    public Offer offer(Layer layer) {
        return conv.kernel().area() == 1
                ? new Offer.Accepted(Convolutions.direct(conv, layer))
                : new Offer.Declined("the kernel is " + conv.kernel() + ", not 1×1");
    }
}
