package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {

    @Test
    void eachThreadHasOnePart() {
        try (var workers = new WorkerPool(3)) {
            var runs = new AtomicIntegerArray(3);
            for (int i = 0; i < 1000; i++) {
                workers.run(runs::incrementAndGet);
            }
            assertEquals("[1000, 1000, 1000]", runs.toString());
        }
    }

    @Test
    void aRangeIsDividedWithoutGapOrOverlap() {
        try (var workers = new WorkerPool(4)) {
            for (int count : new int[]{0, 1, 2, 3, 4, 5, 17}) {
                var seen = new int[count];
                workers.divide(count, (from, to, _) -> {
                    for (int i = from; i < to; i++) {
                        seen[i]++;
                    }
                });
                var once = new int[count];
                java.util.Arrays.fill(once, 1);
                assertArrayEquals(once, seen);
            }
        }
    }

    @Test
    void whoIsDoneHelpsWithAShareThatTakesLong() {
        var parts = new AtomicIntegerArray(32);
        try (var workers = new WorkerPool(2)) {
            workers.divide(parts.length(), (from, to, part) -> {
                for (int i = from; i < to; i++) {
                    if (i >= parts.length() / 2) {
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                    }
                    parts.set(i, 1 + part);
                }
            });
        }
        assertEquals(0, IntStream.range(0, parts.length()).filter(i -> parts.get(i) == 0).count());
        assertTrue(IntStream.range(parts.length() / 2, parts.length()).anyMatch(i -> parts.get(i) == 1),
                parts.toString());
    }

    @Test
    void whatDividedWorkThrowsIsThrownOnceAndThenForgotten() {
        try (var workers = new WorkerPool(2)) {
            assertThrows(IllegalArgumentException.class, () -> workers.divide(2, (_, _, _) -> {
                throw new IllegalArgumentException();
            }));
            var done = new AtomicInteger();
            workers.divide(2, (from, to, _) -> done.addAndGet(to - from));
            assertEquals(2, done.get());
        }
    }

    @Test
    void stoppedWorkIsLeftInTheMidstOfATask() {
        var done = new AtomicInteger();
        try (var workers = new WorkerPool(2, () -> done.get() > 100)) {
            workers.divide(100_000, (from, to, _) -> done.addAndGet(to - from));
            assertTrue(workers.isStopped());
            assertTrue(done.get() < 2_000, done + " items");
            int before = done.get();
            workers.divide(100_000, (from, to, _) -> done.addAndGet(to - from));
            assertEquals(before, done.get());
        }
    }

    @Test
    void whatPartsThrowIsThrownOnceAndThenForgotten() {
        try (var workers = new WorkerPool(3)) {
            assertThrows(IllegalArgumentException.class, () -> workers.run(_ -> {
                throw new IllegalArgumentException();
            }));
            var runs = new AtomicInteger();
            workers.run(_ -> runs.incrementAndGet());
            assertEquals(3, runs.get());
        }
    }

    @Test
    void aParkedPoolWakesUp() throws InterruptedException {
        try (var workers = new WorkerPool(2)) {
            var runs = new AtomicInteger();
            for (int i = 0; i < 5; i++) {
                Thread.sleep(2);
                workers.run(_ -> runs.incrementAndGet());
            }
            assertEquals(10, runs.get());
        }
    }

    @Test
    void aClosedPoolRefusesWork() {
        var workers = new WorkerPool(2);
        workers.close();
        assertThrows(IllegalStateException.class, () -> workers.run(_ -> {
        }));
    }
}
