package blocksmith.engine.kernel;

import blocksmith.engine.op.Conv2d;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A depthwise convolution and the 1×1 convolutions beside it, by rows.
final class BandsCandidate implements Candidate {

    @Override
    public String name() {
        return "row bands";
    }

    @Override
    public Offer offer(Layer layer) {
        var parts = layer.parts();
        int depthwise = depthwise(parts);
        if (depthwise < 0) {
            return new Offer.Declined("no layer of them is depthwise of at least " + Lanes.COUNT + " channels");
        }
        boolean isLast = depthwise == parts.size() - 1;
        if (isLast && (layer.orders().output() == Order.CHANNELS_FIRST || !layer.epilogue().isActivation())) {
            return new Offer.Declined("a depthwise layer is the last, which makes channels last and adds nothing");
        }
        var sums = Stream.concat(parts.subList(0, depthwise).stream(),
                parts.subList(depthwise + 1, parts.size()).stream());
        return sums.allMatch(BandsCandidate::isSum)
                ? new Offer.Accepted(bands(parts, depthwise))
                : new Offer.Declined("a layer of them is not 1×1, or too narrow for channels first");
    }

    private static RowBands bands(List<Layer> parts, int depthwise) {
        var before = depthwise == 0 ? Optional.<DirectSums.Terms>empty() : Optional.of(terms(parts.getFirst()));
        var after = depthwise == parts.size() - 1
                ? Optional.<DirectSums.Terms>empty()
                : Optional.of(terms(parts.getLast()));
        var middle = parts.get(depthwise);
        return new RowBands(parts.getFirst().orders().input(), before,
                Convolutions.depthwise((Conv2d) middle.operator(), middle), after);
    }

    private static DirectSums.Terms terms(Layer layer) {
        return Convolutions.terms((Conv2d) layer.operator(), layer);
    }

    private static int depthwise(List<Layer> parts) {
        for (int i = 0; i < parts.size(); i++) {
            if (isDepthwise(parts.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isDepthwise(Layer layer) {
        int channels = layer.input().channels();
        return layer.operator() instanceof Conv2d conv && conv.groupsFor(layer.input()) == channels
                && layer.output().channels() == channels && channels >= Lanes.COUNT;
    }

    private static boolean isSum(Layer layer) {
        return layer.operator() instanceof Conv2d conv && conv.groupsFor(layer.input()) == 1
                && Convolutions.geometry(conv, layer).isDense()
                && DirectSums.takes(Convolutions.geometry(conv, layer), 1, layer.orders());
    }
}
