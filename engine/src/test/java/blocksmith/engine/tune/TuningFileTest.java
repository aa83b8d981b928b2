package blocksmith.engine.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.plan.Preference;
import blocksmith.engine.plan.PreferenceKey;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TuningFileTest {
    @TempDir
    private Path folder;
    private Path path;
    private TuningFile file;

    @BeforeEach
    void name() {
        path = folder.resolve("cache").resolve("kernels.json");
        file = new TuningFile(path);
    }

    private void write(byte[] bytes) throws IOException {
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
    }

    private static Set<String> names(List<TunedLayer> layers) {
        return layers.stream().map(layer -> layer.key().text()).collect(Collectors.toSet());
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        var layers = List.of(Tuned.layer("a → b"), Tuned.layer("b").usedAt(Tuned.NOW));
        file.merge(layers, Tuned.NOW);
        assertEquals(new HashSet<>(layers), new HashSet<>(file.read(Tuned.NOW)));
    }

    @Test
    void whereThereIsNoFileNothingIsKnown() {
        assertEquals(List.of(), file.read(Tuned.NOW));
    }

    @Test
    void aFileThatWasCutOffAnywhereIsWrittenAnew() throws IOException {
        file.merge(List.of(Tuned.layer("a")), Tuned.NOW);
        var whole = Files.readAllBytes(path);
        for (int length = 0; length < whole.length; length++) {
            write(Arrays.copyOf(whole, length));
            var read = file.read(Tuned.NOW);
            assertTrue(read.isEmpty() || read.equals(List.of(Tuned.layer("a"))), length + " bytes: " + read);
            file.merge(List.of(Tuned.layer("b")), Tuned.NOW);
            assertTrue(names(file.read(Tuned.NOW)).contains("b"), length + " bytes");
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverIsInTheFileNothingIsThrown(long seed) throws IOException {
        var random = new Random(seed);
        file.merge(List.of(Tuned.layer("a"), Tuned.layer("b")), Tuned.NOW);
        var whole = Files.readAllBytes(path);
        for (int i = 0; i < 250; i++) {
            var bytes = random.nextBoolean() ? whole.clone() : new byte[random.nextInt(400)];
            for (int change = 0; change < 1 + random.nextInt(bytes.length + 1); change++) {
                if (bytes.length > 0) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
            }
            write(bytes);
            assertTrue(file.read(Tuned.NOW).size() <= 2, "seed " + seed + ", change " + i);
        }
    }

    private static String entry(String fields) {
        return "{\"machine\": \"m\", \"layer\": \"l\", \"measured\": \"2026-11-01T00:00:00Z\", "
                + "\"used\": \"2026-11-01T00:00:00Z\", \"uses\": 1, \"times\": [{\"candidate\": \"c\", \"nanos\": 5}]"
                + fields + "}";
    }

    private List<TunedLayer> read(String entry) throws IOException {
        write(("{\"format\": 1, \"layers\": [" + entry + "]}").getBytes(StandardCharsets.UTF_8));
        return file.read(Tuned.NOW);
    }

    @Test
    void anEntryNeedsNoMore() throws IOException {
        assertEquals(1, read(entry("")).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"uses\": -1", "\"uses\": 1e99", "\"uses\": {}", "\"measured\": \"2126-11-01T00:00:00Z\"",
        "\"measured\": \"+1000000000-12-31T23:59:59Z\"", "\"measured\": \"yesterday\"", "\"measured\": []",
        "\"used\": \"-1000000000-01-01T00:00:00Z\"", "\"layer\": \"\"", "\"layer\": \"a\\u001b[2Jb\"",
        "\"layer\": 7.5e400",
        "\"machine\": {\"a\": 1}", "\"times\": []", "\"times\": 7",
        "\"times\": [{\"candidate\": \"c\", \"nanos\": -1}]",
        "\"times\": [{\"candidate\": \"c\", \"nanos\": 1e999}]", "\"times\": [{\"nanos\": 1}]", "\"times\": [null]"})
    void anEntryThatCannotBeIsLeftOut(String field) throws IOException {
        var wrong = read(entry(", " + field));
        assertTrue(wrong.isEmpty() || field.startsWith("\"layer\": 7"), field + ": " + wrong);
        assertEquals(1, read(entry(", " + field) + ", " + entry("")).size() - wrong.size(), field);
    }

    @Test
    void aTextOfAnotherFormatIsLeftOut() throws IOException {
        write("{\"format\": 2, \"layers\": [".concat(entry("")).concat("]}").getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), file.read(Tuned.NOW));
    }

    @Test
    void aFileThatIsTooLargeOrNestedIsLeftOut() throws IOException {
        write("[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), file.read(Tuned.NOW));
        var text = "{\"format\": 1, \"layers\": [" + entry("") + "]}";
        write((text + " ".repeat(TuningText.MOST_BYTES)).getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), file.read(Tuned.NOW));
    }

    @Test
    void aFolderInItsPlaceIsLeftAlone() throws IOException {
        Files.createDirectories(path);
        assertEquals(List.of(), file.read(Tuned.NOW));
        assertThrows(IOException.class, () -> file.merge(List.of(Tuned.layer("a")), Tuned.NOW));
        assertTrue(Files.isDirectory(path));
    }

    @Test
    void theLeastRecentlyUsedGoFirst() throws IOException {
        var layers = IntStream.range(0, TuningFile.MOST_LAYERS + 10)
                .mapToObj(i -> Tuned.layer("layer " + i, Tuned.NOW.minus(Duration.ofSeconds(i))))
                .toList();
        file.merge(layers, Tuned.NOW);
        assertEquals(names(layers.subList(0, TuningFile.MOST_LAYERS)), names(file.read(Tuned.NOW)));
    }

    @Test
    void ofTwoMeasurementsTheNewerIsKept() throws IOException {
        var newer = TunedLayer.measured(Tuned.MACHINE, new PreferenceKey("a"),
                new Preference(List.of(new Preference.Time("direct", 1)), Tuned.NOW));
        file.merge(List.of(newer), Tuned.NOW);
        file.merge(List.of(Tuned.layer("a", Tuned.NOW.minus(Duration.ofDays(1)))), Tuned.NOW);
        assertEquals(List.of(newer), file.read(Tuned.NOW));
    }

    @Test
    void threadsThatWriteAtOnceLoseNothing() throws Exception {
        try (var executor = Executors.newFixedThreadPool(4)) {
            var tasks = new ArrayList<Future<?>>();
            for (int thread = 0; thread < 4; thread++) {
                var name = "thread " + thread + " ";
                tasks.add(executor.submit(() -> {
                    for (int i = 0; i < 10; i++) {
                        new TuningFile(path).merge(List.of(Tuned.layer(name + i)), Tuned.NOW);
                    }
                    return null;
                }));
            }
            for (var task : tasks) {
                task.get();
            }
        }
        assertEquals(40, file.read(Tuned.NOW).size());
        try (var left = Files.list(path.getParent())) {
            assertEquals(Set.of("kernels.json", "kernels.json.lock"),
                    left.map(entry -> entry.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @Test
    void processesThatWriteAtOnceLoseNothing() throws Exception {
        var processes = List.of(start("first"), start("second"));
        for (var process : processes) {
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue(), said);
        }
        assertEquals(2 * TuningWriter.LAYERS, file.read(Tuned.NOW).size());
    }

    private Process start(String name) throws IOException {
        var classes = List.of("target/classes", "target/test-classes", System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path"));
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules",
                "jdk.incubator.vector", "-cp", String.join(File.pathSeparator, classes), TuningWriter.class.getName(),
                path.toString(), name).redirectErrorStream(true).start();
    }
}
