package blocksmith.engine.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArenaTest {

    @Test
    void blocksThatLiveTogetherNeverOverlap() {
        for (long seed = 0; seed < 300; seed++) {
            var blocks = random(new Random(seed));
            var offsets = Arena.place(blocks);
            for (int i = 0; i < blocks.size(); i++) {
                for (int j = 0; j < i; j++) {
                    assertTrue(apart(blocks, offsets, i, j), "seed " + seed + ", blocks " + i + " and " + j);
                }
            }
        }
    }

    private static boolean apart(List<Block> blocks, long[] offsets, int i, int j) {
        return !blocks.get(i).livesWith(blocks.get(j))
                || offsets[i] + blocks.get(i).floats() <= offsets[j]
                || offsets[j] + blocks.get(j).floats() <= offsets[i];
    }

    private static List<Block> random(Random random) {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < 1 + random.nextInt(30); i++) {
            int from = random.nextInt(20);
            blocks.add(new Block(from, from + random.nextInt(5), 1 + random.nextInt(1000)));
        }
        return blocks;
    }

    @Test
    void aDeadBlockGivesItsPlaceToTheNext() {
        assertEquals(0, Arena.place(List.of(new Block(0, 1, 100), new Block(2, 3, 100)))[1]);
    }

    /// So that each of two threads has its half where it had its half before.
    @Test
    void aSmallerBlockStandsAroundTheMiddleOfTheOneBefore() {
        assertArrayEquals(new long[]{0, 64}, Arena.place(List.of(new Block(0, 1, 256), new Block(2, 3, 128))));
    }

    @Test
    void aBlockThatWouldNeedMoreMemoryThereStandsLowest() {
        var blocks = List.of(new Block(0, 2, 256), new Block(3, 3, 128), new Block(3, 4, 128));
        var offsets = Arena.place(blocks);
        assertEquals(256,
                IntStream.range(0, 3).mapToLong(i -> offsets[i] + blocks.get(i).floats()).max().orElseThrow());
    }

    @Test
    void theLowerBoundIsTheMostThatLivesAtOnce() {
        var blocks = List.of(new Block(0, 1, 16), new Block(1, 2, 32), new Block(2, 3, 64));
        assertEquals(96, Arena.lowerBound(blocks));
    }
}
