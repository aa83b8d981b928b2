package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import blocksmith.engine.kernel.Inputs.Spacing;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InputsTest {
    private static final int TOGETHER = 4;
    private static final int ROW = 100;
    private static final int PLANE = 1000;

    /// Elsewhere inputs are taken one by one.
    @BeforeEach
    void registersNeedFences() {
        assumeTrue(Registers.NEED_FENCES);
    }

    /// Of a window over images whose channels stand together.
    private static int[] ofChannels(int kernel, int channels, int pixel) {
        return IntStream.range(0, kernel * kernel * channels)
                .map(i -> i / (kernel * channels) * ROW + i / channels % kernel * pixel + i % channels)
                .toArray();
    }

    /// Of a window over three planes.
    private static int[] ofPlanes(int kernel) {
        return IntStream.range(0, kernel * kernel * 3)
                .map(i -> i / (3 * kernel) * ROW + i / 3 % kernel + i % 3 * PLANE)
                .toArray();
    }

    @Test
    void whatIsAtOneDistanceIsTakenByAsManyAsAreWanted() {
        assertEquals(new Inputs(Spacing.EVEN, List.of(0, 5, 10, 15), TOGETHER, 3),
                Inputs.of(IntStream.range(0, 19).map(i -> 7 + 5 * i).toArray(), TOGETHER));
    }

    @Test
    void eightChannelsOrMoreAreRunsOfEight() {
        assertEquals(new Inputs(Spacing.ANY, List.of(0, 1, 2, 3, 4, 5, 6, 7), 8, 0),
                Inputs.of(ofChannels(3, 16, 16), TOGETHER));
        assertEquals(new Inputs(Spacing.ANY, List.of(0, 1, 2, 3, 4, 5, 6, 7), 8, 0),
                Inputs.of(ofChannels(3, 8, 64), TOGETHER));
    }

    @Test
    void rowsOfAWindowAreRunsThatAreAlike() {
        assertEquals(new Inputs(Spacing.ANY, List.of(0, 1, 2, 3, 16, 17, 18, 19, 32, 33, 34, 35), 12, 0),
                Inputs.of(ofChannels(3, 4, 16), TOGETHER));
        assertEquals(new Inputs(Spacing.ANY, List.of(0, 1000, 2000, 1, 1001, 2001, 2, 1002, 2002), 9, 0),
                Inputs.of(ofPlanes(3), TOGETHER));
        assertEquals(21, Inputs.of(ofPlanes(7), TOGETHER).together());
        assertEquals(2006, Inputs.of(ofPlanes(7), TOGETHER).reach());
    }

    @Test
    void whatIsNotAlikeIsTakenOneByOne() {
        assertEquals(new Inputs(Spacing.ANY, List.of(), 8, 2),
                Inputs.of(IntStream.range(0, 26).map(i -> i * i).toArray(), TOGETHER));
        assertEquals(new Inputs(Spacing.ANY, List.of(), 8, 4), Inputs.of(new int[]{9, 3, 2, 8}, TOGETHER));
    }
}
