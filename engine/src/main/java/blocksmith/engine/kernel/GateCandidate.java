package blocksmith.engine.kernel;

import blocksmith.engine.tensor.Shape;

/// A product in which one input has one number a channel.
record GateCandidate() implements Candidate {

    @Override
    public String name() {
        return "channel scale";
    }

    @Override
    public Offer offer(Layer layer) {
        if (!layer.orders().isInner()) {
            return new Offer.Declined("it works channels last");
        }
        var first = layer.inputs().getFirst();
        var second = layer.inputs().getLast();
        if (first.equals(second)) {
            return new Offer.Declined("both inputs are " + first.perImage());
        }
        int image = first.equals(layer.output()) ? 0 : 1;
        if (!layer.inputs().get(image).equals(layer.output())) {
            return new Offer.Declined("both inputs are repeated");
        }
        if (!isGate(layer.inputs().get(1 - image), layer.output())) {
            return new Offer.Declined("neither input has one number a channel");
        }
        return new Offer.Accepted(new GateKernel(layer.output(), image, new Finish(layer.epilogue())));
    }

    /// Whether `gate` has one number for each channel of `image`.
    private static boolean isGate(Shape gate, Shape image) {
        return image.isImage() && gate.equals(image.with(2, 1).with(3, 1));
    }
}
