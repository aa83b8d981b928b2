package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import blocksmith.engine.kernel.DepthwiseShape.Axis;
import blocksmith.engine.kernel.DepthwiseShape.Inside;
import blocksmith.engine.kernel.Prepared.Recipe;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepthwiseBlocksTest {
    private static final int CHANNELS = 64;

    /// Longer code than some 8,000 bytes the compiler never takes, and of more than some 300 multiply-adds it makes objects.
    @ParameterizedTest
    @CsvSource({"3, 2, 7", "5, 2, 4", "7, 2, 2", "9, 2, 1", "12, 2, 1", "13, 1, 1"})
    void codeOfEverySizeIsCompiled(int kernel, int rows, int columns) throws InterruptedException {
        var across = new Axis(columns, kernel, 2 * CHANNELS, CHANNELS);
        var shape = DepthwiseShape.ofChannels(new Axis(rows, kernel, 2, 1), across, new Inside(0, across.reach()),
                columns * CHANNELS, CHANNELS, new Clamp(0, 6));
        assertIsCompiled(shape);
    }

    @ParameterizedTest
    @CsvSource({"3, 8", "5, 8", "7, 4", "9, 2", "13, 1"})
    void codeOfPlanesIsCompiled(int kernel, int rows) throws InterruptedException {
        var inside = DepthwiseShape.isInOrder(kernel * kernel) ? new Inside(kernel / 2, 56) : Inside.EVERYTHING;
        assertIsCompiled(DepthwiseShape.ofPlane(new Axis(rows, kernel, 1, 1), new Axis(1, kernel, 1, 1),
                Inside.EVERYTHING, inside, 80, 56,
                new Clamp(0, 6)));
    }

    private static void assertIsCompiled(DepthwiseShape shape) throws InterruptedException {
        assertNotEquals(CodeState.PLAIN, DepthwiseBlocks.of(shape).state(), "too long");
        var recipe = new Recipe<DepthwiseBlock>(() -> DepthwiseCode.block(shape), () -> DepthwiseBlocks.call(shape));
        Rehearsed.assertBecomesFast(new PlainDepthwiseBlock(shape), recipe);
    }
}
