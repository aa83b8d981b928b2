package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.kernel.Prepared.Recipe;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Known<String, Work> known = new Known<>(KnownTest::code);

    private record Work(String name) {
    }

    private static Prepared<Work> code(String name) {
        return new Prepared<>(new Work("plain"), new Recipe<>(() -> new Work(name), () -> (work, _) -> work.name()));
    }

    private static void awaitGone(WeakReference<?> reference) throws InterruptedException {
        long until = System.nanoTime() + LONGEST.toNanos();
        while (!reference.refersTo(null)) {
            assertTrue(System.nanoTime() < until, "waited too long");
            System.gc();
            Thread.sleep(5);
        }
    }

    @Test
    void finishedCodeIsKeptAndUnfinishedGoesWithItsKernels() throws InterruptedException {
        var first = System.identityHashCode(finished("finished"));
        var unfinished = new WeakReference<>(known.of("unfinished"));
        awaitGone(unfinished);
        assertEquals(first, System.identityHashCode(known.of("finished")));
        assertEquals(CodeState.PENDING, known.of("unfinished").state());
        Reference.reachabilityFence(known);
    }

    @Test
    void shapesThatNobodyHoldsDoNotDriveOutFinishedOnesAndDoNotPileUp() {
        var finished = System.identityHashCode(finished("finished"));
        for (int i = 0; i < 100; i++) {
            for (int j = 0; j < 100; j++) {
                known.of("forgotten " + i + " " + j);
            }
            System.gc();
        }
        assertTrue(known.size() < 3_000, known.size() + " are held");
        assertEquals(finished, System.identityHashCode(known.of("finished")));
    }

    @Test
    void whatAKernelHasIsSharedHoweverManyOthersWereAskedForSince() {
        var held = finished("held");
        for (int i = 0; i < 1_000; i++) {
            finished("other " + i);
        }
        assertSame(held, known.of("held"));
    }

    @Test
    void ofFinishedOnesThatNoKernelHasThoseAskedForLastAreKept() throws InterruptedException {
        var first = new WeakReference<>(finished("first"));
        var again = System.identityHashCode(finished("again"));
        for (int i = 0; i < 1_000; i++) {
            finished("other " + i);
            known.of("again");
        }
        awaitGone(first);
        assertEquals(again, System.identityHashCode(known.of("again")));
    }

    private Prepared<Work> finished(String name) {
        var finished = known.of(name);
        finished.become(new Work("fast"));
        return finished;
    }

    @Test
    void shapesAreSharedAndNotedByWhoeverAsks() {
        var log = new CodeLog();
        var noted = log.during(() -> known.of("shape"));
        assertEquals(List.of(noted), log.code());
        assertSame(noted, known.of("shape"));
        assertNotSame(noted, known.of("other"));
        assertEquals(1, log.code().size());
    }
}
