package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.kernel.BlockShape.Bias;
import blocksmith.engine.kernel.BlockShape.Spread;
import blocksmith.engine.kernel.Epilogue.Residual;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AheadTest {
    private static final int INPUTS = 64;
    private static final int PANEL = 100;
    private static final int LANES = 3 * Lanes.COUNT;
    private static final int PIECE = INPUTS * LANES;
    private static final Inputs EVENLY = Inputs.of(IntStream.range(0, INPUTS).toArray(), Inputs.MANY);

    private static BlockShape shape(Bias bias, int lines) {
        var packed = new Spread(LANES, LANES - Lanes.COUNT);
        return new BlockShape(4, 3, 1, LANES, packed, packed, bias,
                bias == Bias.NONE ? Residual.ADDED : Residual.NONE, Clamp.NONE, EVENLY, lines);
    }

    /// All lines of what follows, but for inputs that none takes together with others.
    private static void assertFetchesAllThatFollows(Bias bias, int blocks, int inputs) {
        var weights = new float[10 * PIECE];
        int lines = Ahead.lines(LANES / Lanes.COUNT, blocks, EVENLY);
        var ahead = Ahead.of(weights, PANEL, blocks, inputs, shape(bias, lines));
        int end = PANEL + (bias == Bias.BY_VECTOR ? inputs + 1 : inputs) * LANES;
        assertEquals(end, ahead.from());
        var fetched = fetched(ahead, blocks, inputs, lines);
        for (int i = end; i < end + inputs / EVENLY.together() * EVENLY.together() * LANES; i++) {
            assertFalse(fetched.subSet(i - AlignedFloats.LINE, false, i, true).isEmpty(),
                    "none since a line before " + i);
        }
    }

    private static TreeSet<Integer> fetched(Ahead ahead, int blocks, int inputs, int lines) {
        var fetched = new TreeSet<Integer>();
        for (int block = 0; block < blocks; block++) {
            for (int time = 0; time < EVENLY.iterations(inputs); time++) {
                for (int line = 0; line < lines; line++) {
                    fetched.add(ahead.from() + block * ahead.ofBlock(EVENLY.iterations(inputs)) + time * ahead.step()
                            + line * AlignedFloats.LINE);
                }
            }
        }
        return fetched;
    }

    @ParameterizedTest
    @ValueSource(ints = {INPUTS, 60, 5})
    void blocksTogetherFetchAsMuchAsEachUses(int inputs) {
        assertFetchesAllThatFollows(Bias.BY_VECTOR, 25, inputs);
        assertFetchesAllThatFollows(Bias.NONE, 5, inputs);
        assertFetchesAllThatFollows(Bias.NONE, 2, inputs);
        assertFetchesAllThatFollows(Bias.BY_VECTOR, 1, inputs);
    }

    @Test
    void nothingIsFetchedBeyondTheEndOfAnArray() {
        int step = Math.min(AlignedFloats.LINE, LANES * EVENLY.together());
        int all = PANEL + PIECE + EVENLY.iterations(INPUTS) * step + AlignedFloats.LINE;
        var shape = shape(Bias.NONE, 1);
        var some = Ahead.of(new float[all], PANEL, 1, INPUTS, shape);
        assertEquals(step, some.step());
        assertTrue(fetched(some, 1, INPUTS, 1).last() < all);
        var none = Ahead.of(new float[all - 1], PANEL, 1, INPUTS, shape);
        assertEquals(0, none.step());
        assertEquals(PANEL, none.from());
    }

    @Test
    void storesTakeTheThreadsOwnLinesWhereNothingIsFetched() {
        var weights = new float[PIECE];
        var own = new float[PIECE];
        var nothing = Ahead.nothing(weights, PANEL, own, 7);
        assertEquals(0, nothing.step());
        assertSame(Ahead.IS_BY_STORES ? own : weights, nothing.array());
        assertEquals(Ahead.IS_BY_STORES ? 7 : PANEL, nothing.from());
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
