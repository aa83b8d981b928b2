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

    /// Channels of a group, of inputs and of outputs.
    private final int channels;
    private final int features;
    private final int tiles;
    /// Which matrix of weights each point is multiplied by.
    private final int[] matrices;
    /// The points, those of the same weights after each other.
    private final int[] order;
    private final Offsets offsets;
    private final List<Part> parts = new ArrayList<>();
    private final int groups;
    private final int groupFloats;
    private final int matrixFloats;
    private final AlignedFloats weights;

    private record Part(Panel panel, BlockShape shape, Prepared<Block> block) {
    }

    /// @param most tiles that there is room for
    WinogradProducts(WinogradTiles tiles, int groups, int most, FilterWeights filters) {
        var geometry = tiles.geometry();
        this.groups = groups;
        this.channels = geometry.channels() / groups;
        this.features = geometry.features() / groups;
        this.tiles = most;
        this.matrices = IntStream.range(0, tiles.points()).map(tiles::filter).toArray();
        this.order = IntStream.range(0, tiles.points()).boxed()
                .sorted(Comparator.comparing(point -> matrices[point]))
                .mapToInt(point -> point)
                .toArray();
        var panels = Panel.of(1, features, channels, most, Panel.Count.ANY, Panel.Sharing.NONE);
        this.matrixFloats = (int) AlignedFloats.lines(
                panels.getLast().offset() + Panel.length(panels.getLast().vectors(), channels));
        this.groupFloats = Math.multiplyExact(matrixFloats, 1 + Arrays.stream(matrices).max().orElseThrow());
        boolean isMany = weightFloats() > FETCHED;
        this.offsets = Offsets.inRows(IntStream.range(0, channels).toArray(), isMany ? Inputs.MANY : Inputs.SOME);
        for (var panel : panels) {
            int pixels = BlockShape.pixels(panel.vectors(), most, channels);
            var spread = new Spread(features, panel.last());
            int ahead = isMany
                    ? Ahead.lines(panel.vectors(), Math.ceilDiv(most, pixels), offsets.inputs())
                    : 0;
            var shape = new BlockShape(pixels, panel.vectors(), channels, panel.lanes(), spread, spread,
                    Bias.BY_VECTOR, Residual.NONE, Clamp.NONE, offsets.inputs(), ahead);
            parts.add(new Part(panel, shape, Blocks.of(shape)));
        }
        this.weights = packed(panels, tiles, filters);
    }

    private AlignedFloats packed(List<Panel> panels, WinogradTiles tiles, FilterWeights filters) {
        var packed = AlignedFloats.allocate(Math.multiplyExact(groups, groupFloats));
        var points = new WinogradWeights(tiles.vertical().filters(), tiles.horizontal().filters(), matrixFloats);
        for (int group = 0; group < groups; group++) {
            points.pack(panels, filters.from(group * features), packed.array(),
                    packed.offset() + group * groupFloats);
        }
        return packed;
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

    /// Tiles that the blocks of each panel multiply at a time.
    List<Integer> blocks() {
        return parts.stream().map(part -> part.shape.pixels()).toList();
    }

    /// Whether all weights together are more than a second cache has room for.
    boolean isHeavy() {
        return weightFloats() > NEAR_WEIGHTS;
    }

    private long weightFloats() {
        return (long) groups * groupFloats;
    }

    /// @param group of channels
    /// @param first among the points, in the order in which they are multiplied
    /// @param end   the one after the last
    /// @param count tiles
    /// @param from  where the inputs' points stand
    /// @param to    where the outputs' points go
    /// @param readers of the weights of these points
    void multiply(float[] arena, int group, int first, int end, int count, int from, int to, Readers readers) {
        boolean isRead = Ahead.IS_READ_BEFORE && readers == Readers.SEVERAL && count > 0 && count <= FEW_TILES
                && isHeavy();
        for (int i = first; i < end; i++) {
            int point = order[i];
            int matrix = weights.offset() + group * groupFloats + matrices[point] * matrixFloats;
            for (var part : parts) {
                int at = matrix + part.panel.offset();
                if (isRead) {
                    fetch(arena, part, at, to + point * outputFloats());
                }
                multiply(arena, part, at, count, from + point * inputFloats(), to + point * outputFloats(), readers);
            }
        }
    }

    /// @param to where something is written that the first block overwrites
    private void fetch(float[] arena, Part part, int at, int to) {
        // what is read must be used, or the compiler leaves the reading out
        arena[to + part.panel.feature()] = weights.read(at, part.panel.lanes() * offsets.count());
    }

    /// @param at where the panel's weights stand
    private void multiply(float[] arena, Part part, int at, int count, int from, int to, Readers readers) {
        var block = part.block.current();
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
        int inRow = part.shape.makesRows() ? Math.min(Math.ceilDiv(count, pixels), tiles / pixels) : 1;
        int blocks;
        for (int tile = 0; tile < count; tile += blocks * pixels) {
            blocks = tile + inRow * pixels <= tiles ? inRow : 1;
            // what is computed beyond the last tile is read by nobody, and stands within the task's own memory
            int first = Math.min(tile, tiles - pixels);
            block.run(weights.array(), at, arena, from + first * channels, all, step, arena,
                    output + first * features, arena, 0, ahead.array(), fetched, ahead.step(), blocks);
            fetched += ofBlock;
        }
    }
}
