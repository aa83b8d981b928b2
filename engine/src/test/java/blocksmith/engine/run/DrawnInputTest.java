package blocksmith.engine.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import blocksmith.engine.tensor.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DrawnInputTest {
    private static final Shape SHAPE = Shape.image(2, 3, 5, 7);

    @Test
    void theSameSeedDrawsTheSame() {
        var drawn = DrawnInput.tensor(SHAPE, 1);
        assertEquals(SHAPE, drawn.shape());
        assertArrayEquals(drawn.data(), DrawnInput.tensor(SHAPE, 1).data());
    }

    @Test
    void anotherSeedDrawsOthers() {
        var first = DrawnInput.tensor(SHAPE, 1).data();
        var second = DrawnInput.tensor(SHAPE, 2).data();
        assertFalse(Arrays.equals(first, second));
    }
}
