package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.kernel.BlockShape.Bias;
import blocksmith.engine.kernel.BlockShape.Spacing;
import blocksmith.engine.kernel.BlockShape.Spread;
import blocksmith.engine.kernel.Epilogue.Residual;
import org.junit.jupiter.api.Test;

class AheadTest {
    private static final int INPUTS = 64;
    private static final int LANES = 3 * Lanes.COUNT;
    private static final int PIECE = INPUTS * LANES;

    private static BlockShape shape(Bias bias, int lines) {
        var packed = new Spread(LANES, LANES - Lanes.COUNT);
        return new BlockShape(4, 3, 1, LANES, packed, packed, bias,
                bias == Bias.NONE ? Residual.ADDED : Residual.NONE, Clamp.NONE, Spacing.EVEN,
                BlockShape.rest(INPUTS), lines);
    }

    private static void assertFetchesAllThatFollows(Bias bias, int blocks) {
        var weights = new float[10 * PIECE];
        int lines = Ahead.lines(LANES / Lanes.COUNT, blocks);
        var ahead = Ahead.of(weights, 100, blocks, INPUTS, shape(bias, lines));
        int used = PIECE + (bias == Bias.BY_VECTOR ? LANES : 0);
        assertEquals(100 + used, ahead.from());
        assertTrue(blocks * ahead.ofBlock(INPUTS) >= PIECE, "all of it");
        assertTrue(ahead.step() <= lines * AlignedFloats.LINE, "each line");
    }

    @Test
    void blocksTogetherFetchAsMuchAsEachUses() {
        assertFetchesAllThatFollows(Bias.BY_VECTOR, 25);
        assertFetchesAllThatFollows(Bias.NONE, 5);
        assertFetchesAllThatFollows(Bias.NONE, 2);
        assertFetchesAllThatFollows(Bias.BY_VECTOR, 1);
    }

    @Test
    void nothingIsFetchedBeyondTheEndOfAnArray() {
        int step = Math.min(AlignedFloats.LINE, LANES * BlockShape.TOGETHER);
        int all = INPUTS / BlockShape.TOGETHER * step + AlignedFloats.LINE;
        var shape = shape(Bias.NONE, 1);
        assertEquals(step, Ahead.of(new float[PIECE + all], 0, 1, INPUTS, shape).step());
        var none = Ahead.of(new float[PIECE + all - 1], 0, 1, INPUTS, shape);
        assertEquals(0, none.step());
        assertEquals(0, none.from());
    }

    @Test
    void manyBlocksDoNotOverflow() {
        var ahead = Ahead.of(new float[4 * PIECE], 0, Integer.MAX_VALUE / 8, INPUTS, shape(Bias.NONE, 1));
        assertEquals(0, ahead.step());
    }

    @Test
    void aTaskWithoutTilesFetchesNoMoreThanTheShapeSays() {
        var ahead = Ahead.of(new float[4 * PIECE], 0, 0, INPUTS, shape(Bias.NONE, 1));
        assertTrue(ahead.step() <= AlignedFloats.LINE);
    }
}
