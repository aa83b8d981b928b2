package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommonLoopsTest {
    private boolean wereSkipped;

    @BeforeEach
    void compileCode() {
        wereSkipped = Compilations.areSkipped();
        Compilations.skipNoLonger();
    }

    @AfterEach
    void doAsBefore() {
        if (wereSkipped) {
            Compilations.skip();
        }
    }

    @Test
    void itIsOverWhereItIsToStop() {
        var asked = new AtomicInteger();
        CommonLoops.compile(CommonLoops.loops(), () -> asked.incrementAndGet() > 1);
        assertTrue(asked.get() <= 2, asked + " times asked");
    }

    /// Where the compiler has not made them fast after three tries they stay as they are.
    @Test
    void itEndsByItself() {
        var loops = CommonLoops.loops();
        CommonLoops.compile(loops, () -> false);
        assertNotEquals(CodeState.PENDING, loops.state());
    }

    @Test
    void whatIsFastIsNotCalledAgain() {
        var loops = CommonLoops.loops();
        loops.become(loops.current());
        var asked = new AtomicInteger();
        CommonLoops.compile(loops, () -> asked.incrementAndGet() > 1);
        assertEquals(1, asked.get());
    }
}
