package blocksmith.engine.kernel;

import java.util.Optional;

/// How a convolution is cut into tiles, and about what that costs on one thread: enough to tell one form from another.
record WinogradTiling(Geometry geometry, int groups, WinogradForm vertical, WinogradForm horizontal) {
    /// Measured on one core with vectors of 16 floats, over images of 7×7 to 56×56 with 16 to 512 channels; products also where one
    /// multiply-add is begun in a cycle, not two.
    private static final double NANOS_A_PRODUCT = Processor.SPLITS_VECTORS ? 0.0175 : 0.0115;
    private static final double NANOS_A_POINT = 0.14;
    private static final int LANES = 16;
    /// Weights come from beyond the second cache: while the rest is computed, or when they are used. The latter was measured with short
    /// vectors before loads fetched some of them ([Ahead]); what it chooses in ResNet-18 is as fast as the fastest since.
    private static final double NANOS_A_WEIGHT_MEANWHILE = 0.4;
    private static final double NANOS_A_WEIGHT_AWAITED = 0.28;

    /// With so many outputs at once; empty where there is no form for the window.
    static Optional<WinogradTiling> find(int outputs, Geometry geometry, int groups) {
        return WinogradForm.find(outputs, geometry.rows())
                .flatMap(vertical -> WinogradForm.find(outputs, geometry.columns())
                        .map(horizontal -> new WinogradTiling(geometry, groups, vertical, horizontal)));
    }

    private int points() {
        return vertical.points() * horizontal.points();
    }

    private int columns() {
        return TileGrid.of(geometry.columns(), horizontal).count();
    }

    /// Of all images.
    int tiles() {
        return geometry.batch() * TileGrid.of(geometry.rows(), vertical).count() * columns();
    }

    /// Of a group, of the tiles that make rows of outputs which follow each other, for inputs or for outputs.
    long pointsOfABand() {
        int rows = TileGrid.of(geometry.rows(), vertical).phases();
        return (long) points() * rows * columns() * Math.max(geometry.channels(), geometry.features()) / groups;
    }

    double nanos() {
        double filters = (double) geometry.channels() * geometry.features() / groups;
        double weights = filters * vertical.filters().height() * horizontal.filters().height();
        double transformed = (double) points() * tiles() * (geometry.channels() + geometry.features());
        double computed = NANOS_A_PRODUCT * filters * points() * tiles() + NANOS_A_POINT * transformed;
        return nanos(computed, weights);
    }

    /// Of sums over the window instead.
    double directNanos() {
        double weights = (double) geometry.taps() * geometry.channels() * geometry.features() / groups;
        double pixels = (double) geometry.batch() * geometry.rows().count() * geometry.columns().count();
        return nanos(excess() * NANOS_A_PRODUCT * weights * pixels, weights);
    }

    /// Of sums over the window. It was measured only where registers are few and fences keep loads in order.
    private double excess() {
        int vectors = Math.min(BlockShape.MOST_VECTORS, Math.ceilDiv(geometry.features() / groups, Lanes.COUNT));
        return Registers.NEED_FENCES && !geometry.isDense()
                ? BlockShape.excess(vectors, geometry.columns().count(), geometry.taps() * geometry.channels() / groups)
                : 1;
    }

    private static double nanos(double computed, double weights) {
        double scaled = computed * LANES / Lanes.COUNT;
        return Ahead.IS_BY_STORES
                ? Math.max(scaled, NANOS_A_WEIGHT_MEANWHILE * weights)
                : scaled + NANOS_A_WEIGHT_AWAITED * weights;
    }
}
