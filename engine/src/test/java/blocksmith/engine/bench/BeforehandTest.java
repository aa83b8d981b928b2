package blocksmith.engine.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BeforehandTest {

    @Test
    void aBlockIsRunAndLeft() {
        assertTrue(Beforehand.run() > 0);
    }
}
