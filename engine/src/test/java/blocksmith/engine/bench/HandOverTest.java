package blocksmith.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.kernel.WorkerPool;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandOverTest {
    private final AtomicLong nanos = new AtomicLong();
    private final HandOver handOver = new HandOver(nanos::get, new HandOver.Typical());

    private boolean isFarAt(long now) {
        nanos.set(now);
        return handOver.measureIsFar();
    }

    private long timesFar(int times, long now) {
        return IntStream.range(0, times).filter(_ -> isFarAt(now)).count();
    }

    @Test
    void whatTakesMoreThanTwiceAsLongAsUsualIsFar() {
        assertEquals(0, timesFar(10, 100));
        assertFalse(isFarAt(160));
        assertTrue(isFarAt(350));
        assertFalse(isFarAt(35));
        assertFalse(isFarAt(110));
    }

    @Test
    void whatIsUsualIsKnownAlsoWhereItBeganFar() {
        assertEquals(0, timesFar(10, 350));
        assertEquals(0, timesFar(10, 100));
        assertEquals(15, timesFar(15, 350));
        timesFar(100, 350);
        assertFalse(isFarAt(350), "what lasts becomes usual");
    }

    @Test
    void oneThreadAndMoreThanThereAreProcessorsAreNotAsked() {
        try (var alone = new WorkerPool(1);
                var crowd = new WorkerPool(Runtime.getRuntime().availableProcessors() + 1)) {
            assertSame(HandOver.NONE, HandOver.of(alone));
            assertSame(HandOver.NONE, HandOver.of(crowd));
        }
        assertFalse(HandOver.NONE.measureIsFar());
    }

    @Test
    void aHandOverTakesNanosecondsOrIsLate() {
        for (int threads : new int[]{2, Runtime.getRuntime().availableProcessors() + 1}) {
            try (var workers = new WorkerPool(threads)) {
                for (int i = 0; i < 10; i++) {
                    long took = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> HandOver.nanos(workers));
                    assertTrue(took == Long.MAX_VALUE || (took > 0 && took < 20_000_000), took + " ns");
                }
            }
        }
    }

    @Test
    void whatIsLateIsFarButNotTypical() {
        assertEquals(10, timesFar(10, Long.MAX_VALUE));
        assertFalse(isFarAt(100));
        assertTrue(isFarAt(350));
    }
}
