package blocksmith.engine.backend;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The times that ONNX Runtime's own profiler gives its nodes, in a session of its own.
final class OnnxRuntimeProfile {
    private static final int RUNS = 400;
    private static final int LEAST_RUNS = 5;
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(400);
    private static final String END_OF_NAME = "_kernel_time";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Map<String, Part> parts = new LinkedHashMap<>();
    /// In microseconds.
    private final Map<String, List<Long>> times = new LinkedHashMap<>();

    private OnnxRuntimeProfile() {
    }

    /// The nodes that run, in their order, with their medians.
    ///
    /// @param outputs written to, as in a run that is measured: new ones each time would be dearer
    static List<PartLatency> of(OnnxRuntimeProgram program, Map<String, OnnxTensor> inputs,
            Map<String, OnnxTensor> outputs) throws OrtException, IOException {
        var folder = Files.createTempDirectory("blocksmith");
        try (var session = program.session(Optional.of(folder.resolve("profile")))) {
            long begin = System.nanoTime();
            for (int run = 0; run < RUNS && (run < LEAST_RUNS || System.nanoTime() - begin < LONGEST); run++) {
                session.run(inputs, Set.of(), outputs).close();
            }
            var file = Path.of(session.endProfiling());
            var profile = new OnnxRuntimeProfile();
            MAPPER.readTree(file).forEach(event -> profile.add(event, program.names()));
            Files.delete(file);
            return profile.latencies();
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    private void add(JsonNode event, NodeNames names) {
        var name = event.path("name").asString("");
        if (event.path("cat").asString("").equals("Node") && name.endsWith(END_OF_NAME)) {
            var node = name.substring(0, name.length() - END_OF_NAME.length());
            var type = event.path("args").path("op_name").asString("");
            parts.computeIfAbsent(node, _ -> new Part(names.find(node, type).stream().toList(), type));
            times.computeIfAbsent(node, _ -> new ArrayList<>()).add(event.path("dur").asLong());
        }
    }

    private List<PartLatency> latencies() {
        var latencies = new ArrayList<PartLatency>();
        parts.forEach((name, part) -> latencies.add(new PartLatency(part, 1e3 * median(times.getOrDefault(name,
                List.of())))));
        return latencies;
    }

    private static double median(List<Long> durations) {
        var sorted = durations.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
    }
}
