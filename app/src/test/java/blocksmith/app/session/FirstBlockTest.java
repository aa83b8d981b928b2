package blocksmith.app.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FirstBlockTest {

    @Test
    void aBlockIsRunAndLeft() {
        assertTrue(FirstBlock.run() > 0);
    }
}
