package blocksmith.engine.kernel;

import blocksmith.engine.kernel.BlockShape.Bias;
import blocksmith.engine.kernel.BlockShape.Spacing;
import blocksmith.engine.kernel.BlockShape.Spread;
import blocksmith.engine.kernel.Epilogue.Residual;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Multiplies points of inputs by those of filters: a product of matrices for each point, all panels after each other, for
/// which a point's inputs stay in the first cache.
final class WinogradProducts {
    /// Weights that a second cache has room for.
    private static final int NEAR_WEIGHTS = 1 << 19;
    /// With more at once there is work enough while further weights come.
    private static final int FEW_TILES = 64;

    private final int channels;
    private final int features;
    private final int tiles;
    private final int points;
    private final int[] offsets;
    private final List<Part> parts = new ArrayList<>();
    private final int pointFloats;
    private final AlignedFloats weights;

    /// @param pixels tiles of a block
    private record Part(Panel panel, int pixels, Prepared<Block> block) {
    }

    /// @param most tiles that there is room for
    WinogradProducts(WinogradTiles tiles, int groups, int most, PackedWeights.Source source) {
        var geometry = tiles.geometry();
        this.channels = geometry.channels();
        this.features = geometry.features();
        this.tiles = most;
        this.points = tiles.points();
        int inputs = channels / groups;
        this.offsets = IntStream.range(0, inputs).toArray();
        var panels = Panel.of(groups, features / groups, inputs, most);
        for (var panel : panels) {
            int pixels = BlockShape.pixels(panel.vectors(), most, inputs);
            var spread = new Spread(features, panel.last());
            parts.add(new Part(panel, pixels, Blocks.of(new BlockShape(pixels, panel.vectors(), channels,
                    panel.lanes(), spread, spread, Bias.BY_VECTOR, Residual.NONE, Clamp.NONE, Spacing.EVEN))));
        }
        this.pointFloats = (int) AlignedFloats.lines(
                panels.getLast().offset() + Panel.length(panels.getLast().vectors(), inputs));
        this.weights = WinogradWeights.packed(panels, pointFloats, inputs, tiles.vertical(), tiles.horizontal(),
                source);
    }

    /// From one point of inputs to the next.
    int inputFloats() {
        return AlignedFloats.oddLines((long) tiles * channels);
    }

    /// From one point of outputs to the next.
    int outputFloats() {
        return AlignedFloats.oddLines((long) tiles * features);
    }

    /// Tiles are best multiplied so many at a time.
    int grain() {
        return parts.getFirst().pixels();
    }

    /// Whether all weights together are more than a second cache has room for.
    boolean isHeavy() {
        return (long) points * pointFloats > NEAR_WEIGHTS;
    }

    /// @param count tiles
    /// @param from  where the inputs' points stand
    /// @param to    where the outputs' points go
    void multiply(float[] arena, int firstPoint, int endPoint, int count, int from, int to) {
        for (int point = firstPoint; point < endPoint; point++) {
            for (var part : parts) {
                multiply(arena, part, point, count, from + point * inputFloats(), to + point * outputFloats());
            }
        }
    }

    private void multiply(float[] arena, Part part, int point, int count, int from, int to) {
        var block = part.block.current();
        int at = weights.offset() + point * pointFloats + part.panel.offset();
        int input = from + part.panel.group() * offsets.length;
        int output = to + part.panel.feature();
        if (count > 0 && count <= FEW_TILES && isHeavy()) {
            // what is read must be used, or the compiler leaves the reading out; the first block overwrites it
            arena[output] = weights.read(at, part.panel.lanes() * offsets.length);
        }
        for (int tile = 0; tile < count; tile += part.pixels) {
            // what is computed beyond the last tile is read by nobody, and stands within the task's own memory
            int first = Math.min(tile, tiles - part.pixels);
            block.run(weights.array(), at, arena, input + first * channels, offsets, 1, arena,
                    output + first * features, arena, 0);
        }
    }
}
