package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import blocksmith.engine.kernel.DepthwiseShape.Axis;
import blocksmith.engine.kernel.DepthwiseShape.Inside;
import blocksmith.engine.kernel.Prepared.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepthwiseBlocksTest {
    private static final int CHANNELS = 64;

    /// Longer code than some 8,000 bytes the compiler never takes, and of more than some 300 multiply-adds it makes objects.
    @ParameterizedTest
    @CsvSource({"3, 2, 7", "5, 2, 4", "7, 2, 2", "9, 2, 1", "12, 2, 1", "13, 1, 1"})
    void codeOfEverySizeIsCompiled(int kernel, int rows, int columns) throws InterruptedException {
        assertIsCompiled(channels(kernel, rows, columns, new Clamp(0, 6)));
    }

    @ParameterizedTest
    @CsvSource({"3, 2, 7", "3, 2, 1", "1, 2, 8"})
    void codeThatLimitsNumbersIsCompiled(int kernel, int rows, int columns) throws InterruptedException {
        assertIsCompiled(channels(kernel, rows, columns, new Clamp(0, 6).ofNumbers()));
    }

    private static DepthwiseShape channels(int kernel, int rows, int columns, Clamp clamp) {
        var across = new Axis(columns, kernel, 2 * CHANNELS, CHANNELS);
        return DepthwiseShape.ofChannels(new Axis(rows, kernel, 2, 1), across, new Inside(0, across.reach()),
                columns * CHANNELS, CHANNELS, clamp);
    }

    @ParameterizedTest
    @CsvSource({"3, 3, 8, 1", "5, 5, 8, 1", "7, 7, 4, 1", "9, 9, 2, 1", "13, 13, 1, 1", "1, 20, 8, 1", "5, 5, 8, 6",
        "7, 7, 4, 3"})
    void codeOfPlanesIsCompiled(int height, int width, int rows, int dilation) throws InterruptedException {
        var masked = plane(height, width, rows, dilation, 1);
        assertIsCompiled(masked.isInOrder() ? masked : plane(height, width, rows, dilation, 0));
    }

    /// Then they are read where they stand.
    @Test
    void planesAreInOrderWhereverFencesAreFreeAndChannelsWhereRegistersAreFew() {
        assertEquals(Registers.FENCES_ARE_FREE, plane(3, 3, 8, 1, 1).isInOrder());
        assertEquals(Registers.NEED_FENCES, channels(3, 2, 7, Clamp.NONE).isInOrder());
    }

    /// Longer with masks than the compiler takes, and not without.
    @ParameterizedTest
    @CsvSource({"1, 25, 8, 1", "5, 5, 8, 7", "5, 5, 8, 8", "7, 7, 4, 4"})
    void masksMayBeTooMuch(int height, int width, int rows, int dilation) throws InterruptedException {
        assumeTrue(Registers.FENCES_ARE_FREE);
        assertTrue(DepthwiseBlocks.isTooLong(plane(height, width, rows, dilation, 1)));
        assertIsCompiled(plane(height, width, rows, dilation, 0));
    }

    /// @param before zeros that windows reach over, of which there are none where inputs are copied
    private static DepthwiseShape plane(int height, int width, int rows, int dilation, int before) {
        var inside = before == 0 ? Inside.EVERYTHING : new Inside(before * dilation * (width / 2), 56);
        return DepthwiseShape.ofPlane(new Axis(rows, height, 1, dilation), new Axis(1, width, 1, dilation),
                Inside.EVERYTHING, inside, 80, 56, new Clamp(0, 6));
    }

    private static void assertIsCompiled(DepthwiseShape shape) throws InterruptedException {
        assertNotEquals(CodeState.PLAIN, DepthwiseBlocks.of(shape).state(), "too long");
        var recipe = new Recipe<DepthwiseBlock>(() -> DepthwiseCode.block(shape), () -> DepthwiseBlocks.call(shape));
        Rehearsed.assertBecomesFast(new PlainDepthwiseBlock(shape), recipe);
    }
}
