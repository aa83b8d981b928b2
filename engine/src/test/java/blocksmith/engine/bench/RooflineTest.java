package blocksmith.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.bench.MemoryLimits.Rate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RooflineTest {
    private static final MemoryLimits MEMORY = new MemoryLimits(1, List.of(new Rate(1_000, 100), new Rate(4_000, 50)));
    private static final Roofline ROOFLINE = new Roofline(new MachineLimits(1, 200), MEMORY);

    @Test
    void muchArithmeticOnLittleMemoryIsBoundByComputing() {
        assertEquals(new Roofline.Bound(Roofline.Kind.COMPUTE, 100), ROOFLINE.bound(10_000, 1_000));
    }

    @Test
    void littleArithmeticIsBoundByMemory() {
        assertEquals(new Roofline.Bound(Roofline.Kind.MEMORY, 80), ROOFLINE.bound(10, 4_000));
    }

    @Test
    void ratesBetweenMeasuredSizesLieBetweenTheirs() {
        assertEquals(75, MEMORY.at(2_000), 1e-9);
        assertEquals(100, MEMORY.at(1));
        assertEquals(50, MEMORY.at(1_000_000));
    }

    @Test
    void thisMachineHasLimits() {
        var rates = MemoryLimits.measure(2).rates();
        assertTrue(rates.stream().allMatch(rate -> rate.gigabytes() > 0.01), rates.toString());
    }
}
