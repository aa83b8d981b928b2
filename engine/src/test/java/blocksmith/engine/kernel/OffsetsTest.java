package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import blocksmith.engine.kernel.Inputs.Spacing;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OffsetsTest {
    /// Of a window of three rows.
    private static int[] window(int rowLength, int row) {
        return IntStream.range(0, 3 * rowLength).map(i -> i / rowLength * row + i % rowLength).toArray();
    }

    private static List<Integer> counts(List<Offsets> pieces) {
        return pieces.stream().map(Offsets::count).toList();
    }

    @Test
    void whatIsAtOneDistanceIsEven() {
        assertEquals(Spacing.EVEN, Offsets.of(new int[]{5}, Inputs.SOME).inputs().spacing());
        assertEquals(49, Offsets.of(new int[]{5, 54, 103}, Inputs.SOME).step());
        assertEquals(Spacing.ANY, Offsets.of(new int[]{0, 1, 3}, Inputs.SOME).inputs().spacing());
        assertEquals(1, Offsets.of(new int[]{0, 5, 3}, Inputs.SOME).step());
    }

    @Test
    void fewAtOneDistanceAreSummedAtOnce() {
        assumeTrue(Inputs.FEW > 0);
        var few = Offsets.inRows(IntStream.range(0, Inputs.FEW).map(i -> 7 + 5 * i).toArray(), Inputs.SOME);
        assertEquals(Spacing.TOGETHER, few.inputs().spacing());
        assertEquals(5 * (Inputs.FEW - 1), few.inputs().reach());
        assertEquals(List.of(few), few.pieces(4, Inputs.SOME));
        var more = IntStream.rangeClosed(0, Inputs.FEW).toArray();
        assertEquals(Spacing.EVEN, Offsets.inRows(more, Inputs.SOME).inputs().spacing());
        assertEquals(Spacing.EVEN, Offsets.inRows(new int[]{5}, Inputs.SOME).inputs().spacing());
        assertEquals(Spacing.ANY, Offsets.inRows(new int[]{0, 1, 3}, Inputs.SOME).inputs().spacing());
    }

    @Test
    void longRowsOfAWindowArePiecesOfTheirOwn() {
        var pieces = Offsets.of(window(193, 1000), Inputs.SOME).pieces(128, Inputs.SOME);
        assertEquals(List.of(96, 97, 96, 97, 96, 97), counts(pieces));
        assertEquals(List.of(Spacing.EVEN), pieces.stream().map(piece -> piece.inputs().spacing()).distinct().toList());
    }

    @Test
    void shortRowsStayTogether() {
        assertEquals(List.of(27), counts(Offsets.of(window(9, 1000), Inputs.SOME).pieces(128, Inputs.SOME)));
        int half = Math.ceilDiv(75, Inputs.MANY) * Inputs.MANY;
        assertEquals(List.of(half, 150 - half),
                counts(Offsets.of(window(50, 1000), Inputs.SOME).pieces(128, Inputs.SOME)));
    }

    @Test
    void onlyTheLastPieceHasARest() {
        for (int inputs : new int[]{90, 1000, 1151}) {
            var counts = counts(Offsets.of(IntStream.range(0, inputs).toArray(), Inputs.SOME).pieces(384, Inputs.SOME));
            assertTrue(counts.stream().allMatch(count -> count > 0 && count <= 384), counts.toString());
            assertTrue(counts.stream().limit(counts.size() - 1L).allMatch(count -> count % Inputs.MANY == 0),
                    counts.toString());
        }
    }

    @Test
    void piecesAreAllOfThemInOrder() {
        var window = window(100, 777);
        assertArrayEquals(window,
                Offsets.of(window, Inputs.SOME).pieces(30, Inputs.SOME).stream()
                        .flatMapToInt(piece -> IntStream.of(piece.all())).toArray());
    }
}
