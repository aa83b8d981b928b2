package blocksmith.engine.kernel;

import blocksmith.engine.kernel.BlockShape.Bias;
import blocksmith.engine.kernel.BlockShape.Spread;
import blocksmith.engine.kernel.Epilogue.Residual;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Multiplies points of inputs by those of filters: a product of matrices for each point, all panels after each other, for
/// which a point's inputs stay in the first cache.
final class WinogradProducts {
    /// Weights that a second cache has room for.
    private static final int NEAR_WEIGHTS = 1 << 19;
    /// With more of them what is needed next is fetched meanwhile: a network's other layers have taken it from the second
    /// cache.
    private static final int FETCHED = 1 << 16;
    /// With more at once there is work enough while further weights come.
    private static final int FEW_TILES = 64;

    private final int channels;
    private final int features;
    private final int tiles;
    /// Which matrix of weights each point is multiplied by.
    private final int[] matrices;
    /// The points, those of the same weights after each other.
    private final int[] order;
    private final Offsets offsets;
    private final List<Part> parts = new ArrayList<>();
    private final int matrixFloats;
    private final AlignedFloats weights;

    private record Part(Panel panel, BlockShape shape, Prepared<Block> block) {
    }

    /// @param most tiles that there is room for
    WinogradProducts(WinogradTiles tiles, int groups, int most, PackedWeights.Source source) {
        var geometry = tiles.geometry();
        this.channels = geometry.channels();
        this.features = geometry.features();
        this.tiles = most;
        this.matrices = IntStream.range(0, tiles.points()).map(tiles::filter).toArray();
        this.order = IntStream.range(0, tiles.points()).boxed()
                .sorted(Comparator.comparing(point -> matrices[point]))
                .mapToInt(point -> point)
                .toArray();
        int inputs = channels / groups;
        var panels = Panel.of(groups, features / groups, inputs, most, Panel.Count.ANY);
        this.matrixFloats = (int) AlignedFloats.lines(
                panels.getLast().offset() + Panel.length(panels.getLast().vectors(), inputs));
        boolean isFetched = weightFloats() > FETCHED;
        this.offsets = Offsets.of(IntStream.range(0, inputs).toArray(), isFetched ? Inputs.MANY : Inputs.SOME);
        for (var panel : panels) {
            int pixels = BlockShape.pixels(panel.vectors(), most, inputs);
            var spread = new Spread(features, panel.last());
            int ahead = isFetched
                    ? Ahead.lines(panel.vectors(), Math.ceilDiv(most, pixels), offsets.inputs())
                    : 0;
            var shape = new BlockShape(pixels, panel.vectors(), channels, panel.lanes(), spread, spread,
                    Bias.BY_VECTOR, Residual.NONE, Clamp.NONE, offsets.inputs(), ahead);
            parts.add(new Part(panel, shape, Blocks.of(shape)));
        }
        this.weights = WinogradWeights.packed(panels, matrixFloats, inputs, tiles.vertical().filters(),
                tiles.horizontal().filters(), source);
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
        return parts.getFirst().shape.pixels();
    }

    /// Whether all weights together are more than a second cache has room for.
    boolean isHeavy() {
        return weightFloats() > NEAR_WEIGHTS;
    }

    private long weightFloats() {
        return (long) matrixFloats * (1 + Arrays.stream(matrices).max().orElseThrow());
    }

    /// @param first among the points, in the order in which they are multiplied
    /// @param end   the one after the last
    /// @param count tiles
    /// @param from  where the inputs' points stand
    /// @param to    where the outputs' points go
    /// @param readers of the weights of these points
    void multiply(float[] arena, int first, int end, int count, int from, int to, Readers readers) {
        boolean isRead = Ahead.IS_READ_BEFORE && readers == Readers.SEVERAL && count > 0 && count <= FEW_TILES
                && isHeavy();
        for (int i = first; i < end; i++) {
            int point = order[i];
            for (var part : parts) {
                if (isRead) {
                    fetch(arena, part, point, to + point * outputFloats());
                }
                multiply(arena, part, point, count, from + point * inputFloats(),
                        to + point * outputFloats(), readers);
            }
        }
    }

    /// @param to where something is written that the first block overwrites
    private void fetch(float[] arena, Part part, int point, int to) {
        // what is read must be used, or the compiler leaves the reading out
        arena[to + part.panel.feature()] = weights.read(at(part, point), part.panel.lanes() * offsets.count());
    }

    private int at(Part part, int point) {
        return weights.offset() + matrices[point] * matrixFloats + part.panel.offset();
    }

    private void multiply(float[] arena, Part part, int point, int count, int from, int to, Readers readers) {
        var block = part.block.current();
        int at = at(part, point);
        int input = from + part.panel.group() * offsets.count();
        int output = to + part.panel.feature();
        int pixels = part.shape.pixels();
        var ahead = switch (readers) {
            case ONE -> Ahead.of(weights.array(), at, Math.ceilDiv(count, pixels), offsets.count(), part.shape);
            case SEVERAL -> Ahead.nothing(weights.array(), at, arena, output);
        };
        int fetched = ahead.from();
        int ofBlock = ahead.ofBlock(offsets.iterations());
        var all = offsets.all();
        int step = offsets.step();
        for (int tile = 0; tile < count; tile += pixels) {
            // what is computed beyond the last tile is read by nobody, and stands within the task's own memory
            int first = Math.min(tile, tiles - pixels);
            block.run(weights.array(), at, arena, input + first * channels, all, step, arena,
                    output + first * features, arena, 0, ahead.array(), fetched, ahead.step());
            fetched += ofBlock;
        }
    }
}
