package blocksmith.engine.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.kernel.LayerClock;
import blocksmith.engine.kernel.WorkerPool;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LayerTimesTest {
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(2);

    private static void work(LayerClock.Watch watch, int layer, long nanos) {
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        watch.worked(layer);
    }

    @Test
    void aTimeIsDividedAsTheLayersTookIt() {
        var times = new LayerTimes(2, 1);
        var watch = times.watch(0);
        for (int i = 0; i < 5; i++) {
            work(watch, 0, MOMENT);
            work(watch, 1, 0);
        }
        var shares = times.shares(1_000_000);
        assertEquals(1_000_000, Arrays.stream(shares).sum(), 1);
        assertTrue(shares[0] > shares[1] && shares[1] > 0, Arrays.toString(shares));
    }

    @Test
    void whatThreadsTakeIsAddedUp() {
        var times = new LayerTimes(3, 2);
        try (var workers = new WorkerPool(2)) {
            workers.run(thread -> {
                var watch = times.watch(thread);
                work(watch, 2 * thread, MOMENT);
                work(watch, 1, MOMENT);
            });
        }
        var shares = times.shares(1_000_000);
        assertEquals(1_000_000, Arrays.stream(shares).sum(), 2);
        assertTrue(Arrays.stream(shares).allMatch(share -> share > 0), Arrays.toString(shares));
    }

    @Test
    void whereNothingWasToldOfThereAreNoShares() {
        var times = new LayerTimes(2, 2);
        work(times.watch(1), 1, MOMENT);
        times.clear();
        assertArrayEquals(new long[]{0, 0}, times.shares(1_000_000));
    }
}
