package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.op.Sweep;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Which panels go over pixels abreast.
class StrokesAbreastTest {
    private static final Geometry IMAGE = new Geometry(1, 64, 128, new Sweep(1, 1, 1, 1, 0, 0),
            new Sweep(48, 1, 1, 1, 0, 0));
    private static final int WIDTH = BlockShape.MOST_VECTORS;

    private static Stroke stroke(int group, int vectors, int inputs, int pixels) {
        return stroke(group, vectors, inputs, pixels, Integer.MAX_VALUE);
    }

    /// @param most inputs of a piece
    private static Stroke stroke(int group, int vectors, int inputs, int pixels, int most) {
        return stroke(new Panel(group, 0, vectors, Lanes.COUNT, (vectors - 1) * Lanes.COUNT, 0), inputs, pixels, most);
    }

    private static Stroke stroke(Panel panel, int inputs, int pixels, int most) {
        return new Stroke(panel, pixels, IntStream.range(0, inputs).toArray(), new Stroke.Site(IMAGE, inputs, inputs,
                128, most, 0, Epilogue.Residual.NONE, Clamp.NONE));
    }

    private static boolean areAbreast(Stroke... strokes) {
        return StrokesAbreast.of(List.of(strokes), new AlignedFloats(new float[1], 0)).isPresent();
    }

    @Test
    void panelsWhoseWeightsStayInTheFirstCacheTogetherDo() {
        int inputs = 4096 / (WIDTH * Lanes.COUNT);
        assertTrue(areAbreast(stroke(0, WIDTH, inputs, 6), stroke(0, WIDTH, inputs, 6)));
        assertFalse(areAbreast(stroke(0, WIDTH, inputs + 1, 6), stroke(0, WIDTH, inputs + 1, 6)));
    }

    /// As many pixels at a time as the others have.
    @Test
    void aPanelThatPixelsShareDoesSo() {
        int half = Lanes.COUNT / 2;
        var shared = stroke(new Panel(0, 0, 2, half, half, 0), 16, 6, Integer.MAX_VALUE);
        assertTrue(areAbreast(shared, stroke(0, 2, 16, 6)));
        assertFalse(areAbreast(shared, stroke(0, 2, 16, 8)));
    }

    @Test
    void onePanelOrOthersOfOtherBlocksGroupsOrSeveralPiecesDoNot() {
        assertFalse(areAbreast(stroke(0, WIDTH, 16, 6)));
        assertFalse(areAbreast(stroke(0, WIDTH, 16, 6), stroke(0, WIDTH - 1, 16, 8)));
        assertFalse(areAbreast(stroke(0, WIDTH, 16, 6), stroke(1, WIDTH, 16, 6)));
        assertTrue(areAbreast(stroke(0, 1, 64, 6, 64), stroke(0, 1, 64, 6, 64)));
        assertFalse(areAbreast(stroke(0, 1, 64, 6, 32), stroke(0, 1, 64, 6, 32)));
    }
}
