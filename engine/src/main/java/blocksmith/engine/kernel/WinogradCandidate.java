package blocksmith.engine.kernel;

import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Sweep;

/// A 3×3 window, or one along a single axis, where fewer multiplications outweigh the transforms.
record WinogradCandidate(Conv2d conv) implements Candidate {
    /// Of a group: with fewer, vectors are not filled.
    private static final int LEAST_CHANNELS = 16;
    /// With fewer the weights, of which there are more than taps, are read for too little work.
    private static final int LEAST_TILES = 12;
    private static final int MOST_TAPS_BOTH_WAYS = 3;
    /// Of one row of tiles, which a task holds whole: 64 MB.
    private static final long MOST_POINTS = 1 << 24;

    @Override
    public String name() {
        return "Winograd";
    }

    @Override
    public Offer offer(Layer layer) {
        var geometry = Convolutions.geometry(conv, layer);
        int groups = conv.groupsFor(layer.input());
        if (layer.orders().output() == Order.CHANNELS_FIRST && geometry.rows().dilation() > 1) {
            return new Offer.Declined("rows of tiles are no neighbours");
        }
        if (layer.orders().added() == Order.CHANNELS_FIRST) {
            return new Offer.Declined("it adds channels last");
        }
        if (geometry.rows().stride() != 1 || geometry.columns().stride() != 1) {
            return new Offer.Declined("its windows step over pixels");
        }
        var vertical = WinogradForm.withTaps(geometry.rows().kernel());
        var horizontal = WinogradForm.withTaps(geometry.columns().kernel());
        if (vertical.isEmpty() || horizontal.isEmpty() || !isWorthIt(geometry)) {
            return new Offer.Declined("the window is " + conv.kernel());
        }
        if (Math.min(geometry.channels(), geometry.features()) / groups < LEAST_CHANNELS) {
            return new Offer.Declined("its groups have fewer than " + LEAST_CHANNELS + " channels");
        }
        long points = (long) vertical.get().points() * horizontal.get().points()
                * tiles(geometry.columns(), horizontal.get()) * Math.max(geometry.channels(), geometry.features());
        if (points > MOST_POINTS) {
            return new Offer.Declined("a row of its tiles has " + points + " points");
        }
        int tiles = geometry.batch() * tiles(geometry.rows(), vertical.get())
                * tiles(geometry.columns(), horizontal.get());
        return tiles < LEAST_TILES
                ? new Offer.Declined("there are " + tiles + " tiles, too few to be worth it")
                : new Offer.Accepted(Convolutions.winograd(conv, layer, vertical.get(), horizontal.get()));
    }

    private static boolean isWorthIt(Geometry geometry) {
        int height = geometry.rows().kernel();
        int width = geometry.columns().kernel();
        return height * width > 1 && (height == 1 || width == 1 || Math.max(height, width) <= MOST_TAPS_BOTH_WAYS);
    }

    private static int tiles(Sweep sweep, WinogradForm form) {
        return TileGrid.of(sweep, form).count();
    }
}
