package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import blocksmith.engine.kernel.BlockShape.Bias;
import blocksmith.engine.kernel.BlockShape.Spread;
import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.kernel.Prepared.Recipe;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlocksTest {
    private static final int KERNEL = 7;
    private static final int ROW = 230;
    private static final int PLANE = ROW * ROW;
    /// Of the first layer of a network.
    private static final int[] OF_PLANES = IntStream.range(0, KERNEL * KERNEL * 3)
            .map(i -> i / (3 * KERNEL) * ROW + i / 3 % KERNEL + i % 3 * PLANE)
            .toArray();

    /// Longer code than some 8,000 bytes the compiler never takes.
    @ParameterizedTest
    @CsvSource({"12, 1", "6, 2"})
    void theLongestCodeIsCompiled(int pixels, int vectors) throws InterruptedException {
        int lanes = vectors * Lanes.COUNT;
        var packed = new Spread(lanes, lanes - Lanes.COUNT);
        var shape = new BlockShape(pixels, vectors, 2, lanes, packed, packed, Bias.BY_VECTOR, Residual.ADDED,
                new Clamp(0, 6), Offsets.of(OF_PLANES, Inputs.SOME).inputs(), 0);
        var recipe = new Recipe<Block>(() -> BlockCode.block(shape), () -> Blocks.call(shape));
        Rehearsed.assertBecomesFast(new PlainBlock(shape), recipe);
    }

    /// Whatever sums begin and end with.
    @ParameterizedTest
    @CsvSource({"6, 2, BY_VECTOR, NONE", "12, 1, BY_VECTOR, NONE", "5, 2, BY_PIXEL, NONE", "5, 2, BY_PIXEL, ADDED",
        "5, 2, NONE, ADDED"})
    void sumsBecomeNoObjects(int pixels, int vectors, Bias bias, Residual residual) throws InterruptedException {
        int lanes = vectors * Lanes.COUNT;
        var packed = new Spread(lanes, lanes - Lanes.COUNT);
        var inputs = Inputs.of(IntStream.range(0, 32).toArray(), Inputs.SOME);
        var shape = new BlockShape(pixels, vectors, 32, lanes, packed, packed, bias, residual, Clamp.NONE, inputs, 0);
        var recipe = new Recipe<Block>(() -> BlockCode.block(shape), () -> Blocks.call(shape));
        Rehearsed.assertBecomesFast(new PlainBlock(shape), recipe);
    }

    /// Nor do those of two pixels, though others store short vectors by lanes.
    @ParameterizedTest
    @CsvSource({"6, 2, NONE", "4, 3, ADDED", "12, 2, NONE", "10, 3, NONE", "6, 4, ADDED"})
    void sumsOfPairsBecomeNoObjects(int pixels, int vectors, Residual residual) throws InterruptedException {
        assumeTrue(pixels * vectors <= 12 || !Registers.ARE_FEW);
        storeShortVectors();
        int half = Lanes.COUNT / 2;
        int last = half + (vectors - 2) * Lanes.COUNT;
        var spread = new Spread(last + Lanes.COUNT, half, last);
        var inputs = Inputs.of(IntStream.range(0, 32).toArray(), Inputs.SOME);
        var shape = new BlockShape(pixels, vectors, 32, vectors * Lanes.COUNT, spread, spread, Bias.BY_VECTOR, residual,
                new Clamp(0, 6), inputs, 0);
        var recipe = new Recipe<Block>(() -> BlockCode.block(shape), () -> Blocks.call(shape));
        Rehearsed.assertBecomesFast(new PlainBlock(shape), recipe);
    }

    /// As fetching does, so often that a profile knows little else.
    private static void storeShortVectors() {
        var to = new float[Lanes.COUNT];
        for (int i = 0; i < 20_000; i++) {
            FloatVector.zero(Lanes.SHORT).intoArray(to, 0, Lanes.NO_LANE);
        }
    }

    @ParameterizedTest
    @CsvSource({"12, 1, 1", "6, 2, 1", "6, 2, 1000", "2, 4, 1"})
    void rowsOfBlocksAreCompiled(int pixels, int vectors, int distance) throws InterruptedException {
        assumeTrue(Inputs.FEW > 0);
        int lanes = vectors * Lanes.COUNT;
        var packed = new Spread(lanes, lanes - Lanes.COUNT);
        var inputs = Inputs.allTogether(IntStream.range(0, Inputs.FEW).map(i -> i * distance).toArray()).orElseThrow();
        var shape = new BlockShape(pixels, vectors, Inputs.FEW, lanes, packed, packed, Bias.BY_VECTOR, Residual.ADDED,
                new Clamp(0, 6), inputs, 0);
        var recipe = new Recipe<Block>(() -> BlockCode.block(shape), () -> Blocks.call(shape));
        Rehearsed.assertBecomesFast(new PlainBlock(shape), recipe);
    }

    @Test
    void rowsOfAStemAreWholeBlocksWhereRegistersAreMany() {
        assumeFalse(Registers.ARE_FEW);
        assertEquals(8, BlockShape.pixels(2, 112, 27));
    }

    @ParameterizedTest
    @CsvSource({"2, 784, 12", "3, 49, 10", "3, 784, 10", "4, 196, 6", "4, 2, 2", "2, 7, 4"})
    void pixelsThatShareVectorsAreEvenAndFillTheRegisters(int vectors, int count, int pixels) {
        assumeFalse(Registers.ARE_FEW);
        assertEquals(pixels, BlockShape.pixelsInPairs(vectors, count, 116));
    }

    @Test
    void shortRowsTakeLongerThanTheirMultiplyAdds() {
        assumeTrue(Registers.NEED_FENCES);
        double ofSeven = BlockShape.excess(BlockShape.MOST_VECTORS, 7, 2304);
        double ofMany = BlockShape.excess(BlockShape.MOST_VECTORS, 56, 576);
        assertTrue(ofSeven > 1.3 && ofSeven < 1.6, "7 pixels: " + ofSeven);
        assertTrue(ofMany > 1 && ofMany < 1.2, "56 pixels: " + ofMany);
    }
}
