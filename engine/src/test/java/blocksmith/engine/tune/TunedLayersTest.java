package blocksmith.engine.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.kernel.Processor;
import blocksmith.engine.plan.Preference;
import blocksmith.engine.plan.PreferenceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunedLayersTest {
    private static final PreferenceKey KEY = new PreferenceKey("a layer");

    @TempDir
    private Path folder;

    private TunedLayers layers(Machine machine, Instant now) {
        return new TunedLayers(machine, Optional.of(new TuningFile(folder.resolve("kernels.json"))),
                InstantSource.fixed(now));
    }

    /// As another program begins.
    private TunedLayers layers(Instant now) {
        return layers(Tuned.MACHINE, now);
    }

    @Test
    void whatOneProgramMeasuredTheNextKnows() {
        assertTrue(layers(Tuned.NOW).isDue(KEY));
        layers(Tuned.NOW).add(KEY, Tuned.times());
        var next = layers(Tuned.NOW);
        assertFalse(next.isDue(KEY));
        assertEquals(Map.of(KEY, new Preference(Tuned.times(), Tuned.NOW)), next.preferences().byLayer());
    }

    @Test
    void anotherProcessorOrJdkKnowsNothingOfIt() {
        layers(Tuned.NOW).add(KEY, Tuned.times());
        var other = layers(new Machine("a processor, 512-bit vectors, Java 26"), Tuned.NOW);
        assertTrue(other.isDue(KEY));
        assertTrue(other.preferences().byLayer().isEmpty());
        other.add(KEY, Tuned.times());
        assertFalse(layers(Tuned.NOW).isDue(KEY), "both are kept");
    }

    @Test
    void afterAMonthItIsMeasuredAgain() {
        layers(Tuned.NOW).add(KEY, Tuned.times());
        assertFalse(layers(Tuned.NOW.plus(Duration.ofDays(30))).isDue(KEY));
        var late = layers(Tuned.NOW.plus(Duration.ofDays(31)));
        assertTrue(late.isDue(KEY));
        assertTrue(late.preferences().byLayer().containsKey(KEY), "until then it holds");
    }

    @Test
    void afterTwentyProgramsItIsMeasuredAgain() {
        layers(Tuned.NOW).add(KEY, Tuned.times());
        for (int i = 0; i < 20; i++) {
            var program = layers(Tuned.NOW);
            assertFalse(program.isDue(KEY), "program " + i);
            program.use(List.of(KEY));
            program.use(List.of(KEY, new PreferenceKey("another")));
        }
        var last = layers(Tuned.NOW.plusSeconds(1));
        assertTrue(last.isDue(KEY));
        last.add(KEY, Tuned.times());
        assertFalse(layers(Tuned.NOW.plusSeconds(2)).isDue(KEY));
    }

    @Test
    void whatRunsFarSlowerThanItWasMeasuredIsMeasuredAgainOnce() {
        var layers = layers(Tuned.NOW);
        layers.add(KEY, Tuned.times());
        layers.observe(KEY, 1.4 * 410_000);
        assertFalse(layers.isDue(KEY));
        layers.observe(KEY, 1.6 * 410_000);
        assertTrue(layers.isDue(KEY));
        layers.add(KEY, Tuned.times());
        layers.observe(KEY, 1.6 * 410_000);
        assertFalse(layers.isDue(KEY));
    }

    @Test
    void whereNothingCanBeWrittenItKnowsUntilTheProgramEnds() throws IOException {
        var blocked = Files.createFile(folder.resolve("a file")).resolve("kernels.json");
        var layers = new TunedLayers(Tuned.MACHINE, Optional.of(new TuningFile(blocked)),
                InstantSource.fixed(Tuned.NOW));
        layers.add(KEY, Tuned.times());
        assertFalse(layers.isDue(KEY));
        assertEquals(1, layers.all().size());
    }

    @Test
    void whatIsForgottenIsMeasuredAgain() throws IOException {
        var layers = layers(Tuned.NOW);
        layers.add(KEY, Tuned.times());
        assertEquals(1, layers.clear());
        assertTrue(layers.isDue(KEY));
        assertTrue(layers(Tuned.NOW).isDue(KEY));
        assertFalse(Files.exists(folder.resolve("kernels.json")));
    }

    @Test
    void theMachineIsSaidInWords() {
        var here = Machine.here().text();
        assertTrue(here.contains("Java 25") && here.contains("-bit vectors"), here);
        assertTrue(here.startsWith(Processor.description()), here);
    }
}
