package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How tiles are divided into tasks.
class WinogradTasksTest {

    /// Five bands and two are ten blocks of ten tiles, four and three would be eleven.
    @Test
    void tasksOfAThreadFillBlocks() {
        var tasks = new WinogradTasks(196, 14, 14, List.of(10), 70);
        assertArrayEquals(new int[]{0, 70, 98, 168, 196}, tasks.bounds(2));
        assertArrayEquals(new int[]{0, 70, 126, 196}, tasks.bounds(1));
    }

    /// Where longer ones have as many blocks.
    @Test
    void otherwiseTheyAreEqual() {
        assertArrayEquals(new int[]{0, 28, 56, 84, 112}, new WinogradTasks(112, 14, 14, List.of(7), 42).bounds(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8})
    void allTilesAreOfOneTaskEachAndNoneHasTooMany(int threads) {
        var random = new Random(threads);
        for (int i = 0; i < 2_000; i++) {
            int grain = random.nextInt(1, 20);
            int tiles = grain * random.nextInt(1, 30) - random.nextInt(grain);
            int most = Math.min(tiles, grain * random.nextInt(1, 12));
            var blocks = List.of(random.nextInt(1, 13), random.nextInt(1, 13));
            var tasks = new WinogradTasks(tiles, grain, grain, blocks, Math.max(grain, most));
            assertDivided(tasks, threads, 1, tasks.most());
        }
    }

    /// There is room for as much, and a task of no tiles does no harm.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 8})
    void whereSharesBeginWithinAGrainNoTaskHasAGrainMoreThanMost(int threads) {
        var random = new Random(threads);
        for (int i = 0; i < 2_000; i++) {
            int ofShare = random.nextInt(1, 20);
            int grain = 2 * ofShare;
            int tiles = ofShare * random.nextInt(1, 30);
            int most = Math.max(grain, Math.min(tiles, grain * random.nextInt(1, 12)));
            var tasks = new WinogradTasks(tiles, grain, ofShare, List.of(8), most);
            assertDivided(tasks, threads, 0, most + grain - 1);
        }
    }

    /// @param least tiles of a task
    private static void assertDivided(WinogradTasks tasks, int threads, int least, int most) {
        var bounds = tasks.bounds(threads);
        var told = tasks + " " + Arrays.toString(bounds);
        assertEquals(tasks.count(threads), bounds.length - 1, told);
        assertEquals(0, bounds[0], told);
        assertEquals(tasks.tiles(), bounds[bounds.length - 1], told);
        for (int task = 1; task < bounds.length; task++) {
            int tiles = bounds[task] - bounds[task - 1];
            assertTrue(tiles >= least && tiles <= most, told);
        }
    }
}
