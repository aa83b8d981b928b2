package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.engine.kernel.Prepared.Recipe;

/// Code that is rehearsed until the compiler has made it fast.
final class Rehearsed {
    private Rehearsed() {
    }

    static <T> void assertBecomesFast(T plain, Recipe<T> recipe) throws InterruptedException {
        var code = new Prepared<>(plain, recipe);
        var rehearsal = new Rehearsal<>(code, recipe, Rehearsal.NANOS_A_TRY);
        while (rehearsal.goesOn()) {
            Thread.sleep(1);
        }
        assertEquals(CodeState.FAST, code.state());
    }
}
