package blocksmith.engine.kernel;

import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Pool;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// A depthwise convolution or pooling and the 1×1 convolutions beside it, or the first of a network before it, by rows.
final class BandsCandidate implements Candidate {

    @Override
    public String name() {
        return "row bands";
    }

    @Override
    public Offer offer(Layer layer) {
        var parts = layer.parts();
        int middle = middle(parts);
        if (middle < 0) {
            return new Offer.Declined(
                    "no layer of them works on each channel by itself, and on " + Lanes.COUNT + " channels");
        }
        boolean isFirst = middle == 0;
        boolean isLast = middle == parts.size() - 1;
        if (isFirst && layer.orders().input() == Order.CHANNELS_FIRST) {
            return new Offer.Declined("what works on each channel by itself is the first, and reads channels last");
        }
        if (isLast && (layer.orders().output() == Order.CHANNELS_FIRST || !layer.epilogue().isActivation())) {
            return new Offer.Declined(
                    "what works on each channel by itself is the last, makes channels last and adds nothing");
        }
        boolean areTaken = parts.subList(0, middle).stream().allMatch(part -> isEnd(part) || isBeginning(part))
                && parts.subList(middle + 1, parts.size()).stream().allMatch(BandsCandidate::isEnd);
        return areTaken
                ? new Offer.Accepted(bands(parts, middle))
                : new Offer.Declined(
                        "a layer is neither 1×1 and wide enough, nor the first, of few planes with zeros beside them");
    }

    private static RowBands bands(List<Layer> parts, int index) {
        var middle = parts.get(index);
        var before = parts.subList(0, index).stream().findFirst();
        return new RowBands(before.map(BandsCandidate::rows), filter(middle, before),
                parts.subList(index + 1, parts.size()).stream().map(BandsCandidate::rows).findFirst());
    }

    private static RowFilter filter(Layer layer, Optional<Layer> before) {
        return switch (layer.operator()) {
            case Conv2d conv ->
                Convolutions.depthwise(conv, layer, before.filter(BandsCandidate::findsNumbers).isPresent());
            case Pool pool -> PoolKernel.of(pool, layer);
            default -> throw new IllegalArgumentException(layer.operator() + " mixes channels");
        };
    }

    private static boolean findsNumbers(Layer layer) {
        return layer.operator() instanceof Conv2d conv && Convolutions.terms(conv, layer).areNumbersLookedFor();
    }

    private static IntFunction<RowSums> rows(Layer layer) {
        var conv = (Conv2d) layer.operator();
        var terms = Convolutions.terms(conv, layer);
        return isEnd(layer)
                ? rows -> new PointRows(terms, rows)
                : rows -> new WindowRows(conv.kernel().toString(), terms, rows);
    }

    private static int middle(List<Layer> parts) {
        return IntStream.range(0, parts.size()).filter(i -> isMiddle(parts.get(i))).findFirst().orElse(-1);
    }

    private static boolean isMiddle(Layer layer) {
        return Bands.isMiddle(layer.operator(), layer.input(), layer.output());
    }

    /// Whether a layer is the first, of planes of the caller's.
    private static boolean isBeginning(Layer layer) {
        return layer.operator() instanceof Conv2d conv && Bands.isBeginning(conv, layer.input(), layer.output())
                && layer.orders().input() == Order.CHANNELS_FIRST;
    }

    private static boolean isEnd(Layer layer) {
        return layer.operator() instanceof Conv2d conv && Bands.isEnd(conv, layer.input(), layer.output())
                && DirectSums.takes(Convolutions.geometry(conv, layer), 1, layer.orders());
    }
}
