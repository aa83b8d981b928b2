package blocksmith.engine.kernel;

import blocksmith.engine.op.Accuracy;
import blocksmith.engine.op.Conv2d;
import java.util.Optional;
import java.util.function.Supplier;

/// A 3×3 window, or one along a single axis, where fewer multiplications outweigh the transforms.
///
/// @param outputs that are made at once along an axis
record WinogradCandidate(Conv2d conv, int outputs) implements Candidate {
    /// Of a group: with fewer, vectors are not filled.
    private static final int LEAST_CHANNELS = 16;
    /// With fewer the weights, of which there are more than taps, are read for too little work.
    private static final int LEAST_TILES = 12;
    private static final int MOST_TAPS_BOTH_WAYS = 3;
    /// Of tiles and a group that a task holds together where outputs are turned, for inputs or for outputs: 64 MB, and
    /// as much again where bands are divided.
    private static final long MOST_POINTS = 1 << 24;
    /// Estimates are not better than this.
    private static final double CLEARLY_LESS = 0.95;

    @Override
    public String name() {
        return "Winograd F(" + outputs + ")";
    }

    @Override
    public Offer offer(Layer layer) {
        if (outputs > most(layer.accuracy())) {
            return new Offer.Declined("the accuracy is " + layer.accuracy().id());
        }
        var geometry = Convolutions.geometry(conv, layer);
        var tiling = WinogradTiling.find(outputs, geometry, conv.groupsFor(layer.input()));
        if (tiling.isEmpty() || !isWorthIt(geometry)) {
            return new Offer.Declined(withoutPoints(geometry));
        }
        return hindrance(layer, geometry)
                .or(() -> hindrance(layer, tiling.get()))
                .<Offer>map(Offer.Declined::new)
                .orElseGet(() -> offer(layer, geometry, tiling.get()));
    }

    private Offer offer(Layer layer, Geometry geometry, WinogradTiling tiling) {
        Supplier<Kernel> kernel = () -> Convolutions.winograd(conv, layer, tiling.vertical(), tiling.horizontal());
        return few(tiling).or(() -> direct(tiling))
                .or(() -> better(geometry, tiling))
                .<Offer>map(why -> new Offer.Unlikely(kernel, why))
                .orElseGet(() -> new Offer.Accepted(kernel.get()));
    }

    private String withoutPoints(Geometry geometry) {
        boolean isDense = geometry.rows().stride() == 1 && geometry.columns().stride() == 1;
        return isDense || !isWorthIt(geometry) ? "the window is " + conv.kernel() : "its windows step over pixels";
    }

    private static int most(Accuracy accuracy) {
        return switch (accuracy) {
            case EXACT -> 1;
            case BALANCED -> 2;
            case FAST -> 4;
        };
    }

    private Optional<String> hindrance(Layer layer, Geometry geometry) {
        if (layer.orders().added() == Order.CHANNELS_FIRST) {
            return Optional.of("it adds channels last");
        }
        int groups = conv.groupsFor(layer.input());
        return Math.min(geometry.channels(), geometry.features()) / groups < LEAST_CHANNELS
                ? Optional.of("its groups have fewer than " + LEAST_CHANNELS + " channels")
                : Optional.empty();
    }

    private static Optional<String> hindrance(Layer layer, WinogradTiling tiling) {
        long points = tiling.pointsOfABand();
        return layer.orders().output() == Order.CHANNELS_FIRST && points > MOST_POINTS
                ? Optional.of("the tiles of some whole rows have " + points + " points")
                : Optional.empty();
    }

    private static Optional<String> few(WinogradTiling tiling) {
        return tiling.tiles() < LEAST_TILES
                ? Optional.of("there are " + tiling.tiles() + " tiles, too few to be worth it")
                : Optional.empty();
    }

    private static Optional<String> direct(WinogradTiling tiling) {
        double share = tiling.directNanos() / tiling.nanos();
        return share < CLEARLY_LESS
                ? Optional.of("sums over the window take about " + Math.round(100 * share) + " % of its time")
                : Optional.empty();
    }

    /// Where images are small there are more weights to read than work to do, and fewer outputs at once have fewer.
    private Optional<String> better(Geometry geometry, WinogradTiling tiling) {
        int half = outputs / 2;
        return WinogradTiling.find(half, geometry, tiling.groups())
                .map(other -> other.nanos() / tiling.nanos())
                .filter(share -> share < CLEARLY_LESS)
                .map(share -> "F(" + half + ") takes about " + Math.round(100 * share) + " % of its time");
    }

    private static boolean isWorthIt(Geometry geometry) {
        int height = geometry.rows().kernel();
        int width = geometry.columns().kernel();
        return height * width > 1 && (height == 1 || width == 1 || Math.max(height, width) <= MOST_TAPS_BOTH_WAYS);
    }
}
