package blocksmith.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.template.Elaboration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a file holds, there is an answer, soon: a design that can be held is analysed as far as it goes, with its
/// problems, and all else is refused with a reason.
class BadDesignsTest {
    private static final Path SAMPLE = Path.of(System.getProperty("basedir", "."))
            .resolve("../samples/efficient-block.json");
    private static final Duration SOON = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "unknown-operator ~ {'op': 'Conv3d', 'inputs': {'in': 'image'}} ~ x.op: There is no operator 'Conv3d'. Did you mean 'Conv2d'?",
        "dangling-wire ~ {'op': 'ReLU', 'inputs': {'in': 'imag'}} ~ x.in: The wire comes from 'imag', which is not there. Did you mean 'image'?",
        "unconnected-input ~ {'op': 'ReLU'} ~ x.in: ",
        "cycle ~ {'op': 'ReLU', 'inputs': {'in': 'x'}} ~ x: The wires lead in a circle: x → x. Take one of them away.",
        "groups-do-not-divide ~ {'op': 'Conv2d', 'values': {'kernel': 3, 'groups': 5}, 'inputs': {'in': 'image'}} ~ x.groups: 32 channels cannot be split into 5 groups. Choose 1, 2, 4, 8, 16 or 32.",
        "bad-value ~ {'op': 'Conv2d', 'values': {'kernel': -3}, 'inputs': {'in': 'image'}} ~ x.kernel: Kernel cannot be -3. Choose from 1 to ",
        "bad-value ~ {'op': 'Conv2d', 'values': {'kernel': 1, 'outChannels': 1048577}, 'inputs': {'in': 'image'}} ~ x.outChannels: Channels cannot be 1048577. Choose from 1 to 1,048,576.",
        "bad-value ~ {'op': 'Conv2d', 'values': {'kernel': 1, 'outChannels': 99999999999999999999}, 'inputs': {'in': 'image'}} ~ x.outChannels: Channels cannot be 1.0E20. Give same or a whole number.",
        "bad-expression ~ {'op': 'Conv2d', 'values': {'kernel': '3 +'}, 'inputs': {'in': 'image'}} ~ x.kernel: At character 4 there is the end, where a value is needed.",
        "bad-expression ~ {'op': 'Conv2d', 'values': {'kernel': '9223372036854775807 * 2'}, 'inputs': {'in': 'image'}} ~ x.kernel: 9223372036854775807 * 2 does not fit 64 bits.",
        "missing-value ~ {'op': 'Conv2d', 'inputs': {'in': 'image'}} ~ x.kernel: Kernel is missing. Give ",
        "unknown-value ~ {'op': 'ReLU', 'values': {'slope': 1}, 'inputs': {'in': 'image'}} ~ x.slope: "})
    void aWrongNodeIsNamedAndTheRestIsComputed(String code, String node, String message) {
        var analysis = analyze(
                """
                        {"format": 1, "nodes": {
                        "image": {"op": "Input", "values": {"channels": 32, "height": 8, "width": 8}},
                        "x": %s,
                        "after": {"op": "ReLU", "inputs": {"in": "x"}}, "beyond": {"op": "Output", "inputs": {"in": "after"}},
                        "beside": {"op": "ReLU", "inputs": {"in": "image"}}, "out": {"op": "Output", "inputs": {"in": "beside"}}}}
                        """
                        .formatted(node.replace('\'', '"')));
        var problem = analysis.problems().getFirst();
        assertEquals(code, problem.code().toString());
        assertTrue(problem.toString().startsWith(message), problem.toString());
        assertEquals(1, analysis.problems().size(), analysis.problems().toString());
        assertTrue(knownNodes(analysis).endsWith("beside out"), knownNodes(analysis));
        assertFalse(knownNodes(analysis).contains("x"), knownNodes(analysis));
    }

    @Test
    void countsThatDoNotFitAreProblemsAndTotalsSaturate() {
        var analysis = analyze("""
                {"format": 1, "nodes": {
                "image": {"op": "Input", "values": {"channels": 1048576, "height": 1048576, "width": 1048576}},
                "x": {"op": "Conv2d", "values": {"kernel": 3, "padding": 1, "outChannels": 1048576},
                      "inputs": {"in": "image"}},
                "out": {"op": "Output", "inputs": {"in": "x"}}}}
                """);
        assertTrue(analysis.problems().stream().anyMatch(problem -> problem.code().toString().equals("overflow")));
        assertEquals(Long.MAX_VALUE, analysis.totals().macs());
    }

    @Test
    void hugeDesignsTakeBoundedTime() {
        assertTimeoutPreemptively(SOON, () -> {
            analyze(nodes(5_000, i -> "{\"op\": \"ReLU\", \"inputs\": {\"in\": \"n" + (i + 1) + "\"}}"));
            analyze(nodes(5_000, i -> "{\"op\": \"ReLU\", \"inputs\": {\"in\": \"n" + (i + 1) % 5_000 + "\"}}"));
            analyze(nodes(5_000, i -> "{\"op\": \"ReLU\", \"inputs\": {\"in\": \"m" + i + "\"}, \"when\": \"x\"}"));
            analyze(
                    nodes(
                            5_000,
                            i -> "{\"op\": \"ReLU\", \"inputs\": {\"in\": \"n" + (i + 1)
                                    + "\"}, \"when\": \"false\"}"));
        });
    }

    @Test
    void tooManyNodesAreRefused() {
        var refused = assertInstanceOf(DesignReading.Refused.class, DesignCodec.read(nodes(100_001, _ -> "{}")));
        assertEquals("There are 100001 nodes; 100000 are the most.", refused.problems().getFirst().fact());
    }

    /// Damaged files: tokens of a design are dropped, doubled, swapped or replaced.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aDamagedFileIsRefusedOrAnalysed(long seed) throws IOException {
        var tokens = List.of(Files.readString(SAMPLE).split("(?<=[\\s,:{}\\[\\]\"])|(?=[\\s,:{}\\[\\]\"])"));
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 150; i++) {
            var text = damaged(tokens, random);
            try {
                answer(text);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", text " + text, e);
            }
        }
    }

    private static String damaged(List<String> tokens, SplittableRandom random) {
        var replacements = List.of("", "\"", "{", "}", "[", "]", ",", "null", "-1", "1e30", "1e400", "\"in\"", "true",
                "123456789012345678901234567890", "0.5", "{}", "[]", "\"\\ud800\"", "\"a.b\"", "\u0000");
        var damaged = new ArrayList<>(tokens);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int at = random.nextInt(damaged.size());
            switch (random.nextInt(3)) {
                case 0 -> damaged.set(at, replacements.get(random.nextInt(replacements.size())));
                case 1 -> damaged.set(at, damaged.get(random.nextInt(damaged.size())));
                default -> Collections.swap(damaged, at, random.nextInt(damaged.size()));
            }
        }
        return String.join("", damaged);
    }

    private static void answer(String text) {
        switch (DesignCodec.read(text)) {
            case DesignReading.Refused(var problems) -> assertFalse(problems.isEmpty());
            case DesignReading.Read(var design) -> {
                Analysis.of(Elaboration.of(design, Map.of()).graph(), Setting.SINGLE);
                assertEquals(new DesignReading.Read(design), DesignCodec.read(DesignCodec.write(design)));
            }
        }
    }

    private static String nodes(int count, IntFunction<String> node) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"n" + i + "\": " + node.apply(i))
                .collect(Collectors.joining(",\n", "{\"format\": 1, \"nodes\": {", "}}"));
    }

    private static Analysis analyze(String text) {
        var reading = DesignCodec.read(text);
        var design = assertInstanceOf(DesignReading.Read.class, reading, reading.toString()).design();
        return Analysis.of(Elaboration.of(design, Map.of()).graph(), Setting.SINGLE);
    }

    private static String knownNodes(Analysis analysis) {
        return analysis.nodes()
                .values()
                .stream()
                .filter(NodeAnalysis.Known.class::isInstance)
                .map(node -> node.node().path().toString())
                .collect(Collectors.joining(" "));
    }
}
