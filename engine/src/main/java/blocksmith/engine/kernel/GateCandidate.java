package blocksmith.engine.kernel;

/// A product in which one input has one number a channel.
record GateCandidate() implements Candidate {

    @Override
    public String name() {
        return "channel scale";
    }

    @Override
    public Offer offer(Layer layer) {
        var first = layer.inputs().getFirst();
        var second = layer.inputs().getLast();
        if (first.equals(second)) {
            return new Offer.Declined("both inputs are " + first.perImage());
        }
        int image = first.equals(layer.output()) ? 0 : 1;
        return new Offer.Accepted(new GateKernel(layer.output(), image, new Finish(layer.epilogue())));
    }
}
