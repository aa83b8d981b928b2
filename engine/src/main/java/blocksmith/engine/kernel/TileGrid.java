package blocksmith.engine.kernel;

import blocksmith.engine.op.Sweep;

/// The tiles along one axis of an image: so many outputs each, as far apart as the taps of the window. A dilated window has
/// as many interleaved rows of tiles as its dilation: those that have neighbours follow each other.
///
/// @param positions outputs along the axis
/// @param step      from one output of a tile to the next
/// @param outputs   of a tile
record TileGrid(int positions, int step, int outputs) {

    static TileGrid of(Sweep sweep, WinogradForm form) {
        return new TileGrid(sweep.count(), sweep.dilation(), form.outputs());
    }

    /// Tiles whose outputs are, together, neighbours.
    int phases() {
        return Math.min(step, positions);
    }

    int count() {
        return phases() * Math.ceilDiv(Math.ceilDiv(positions, step), outputs);
    }

    /// The first output of a tile.
    int first(int tile) {
        return tile % phases() + tile / phases() * outputs * step;
    }

    /// How many outputs of a tile there are.
    int inside(int tile) {
        return Math.min(outputs, Math.ceilDiv(positions - first(tile), step));
    }
}
