package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.op.Conv2d;
import java.util.Locale;

/// A window of one pixel whose results are channels first.
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
        if (layer.orders().output() == Order.CHANNELS_LAST || !layer.adds(Order.CHANNELS_FIRST)) {
            return new Offer.Declined("it makes channels first, and adds to them");
        }
        int plane = geometry.rows().size() * geometry.columns().size();
        if (plane < Lanes.COUNT) {
            return new Offer.Declined(plane + " pixels do not fill a vector");
        }
        int others = geometry.features() * (layer.epilogue().residual() == Residual.ADDED ? 2 : 1);
        return layer.orders().input() == Order.CHANNELS_LAST && geometry.channels() >= others
                ? new Offer.Unlikely(() -> Convolutions.planePointwise(conv, layer), String.format(Locale.ROOT,
                        "it turns %d channels, others %d", geometry.channels(), others))
                : new Offer.Accepted(Convolutions.planePointwise(conv, layer));
    }
}
