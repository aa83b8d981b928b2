package blocksmith.app.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FirstBlockTest {
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(20);

    /// A measurement of an earlier test may have the processors yet.
    @Test
    void aBlockIsRunAndLeft() throws InterruptedException {
        long until = System.nanoTime() + LONGEST;
        while (FirstBlock.run() == 0) {
            assertTrue(System.nanoTime() < until, "a measurement has the processors");
            Thread.sleep(20);
        }
    }
}
