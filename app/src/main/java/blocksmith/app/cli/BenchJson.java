package blocksmith.app.cli;

import blocksmith.engine.backend.EmbeddedProgram;
import blocksmith.engine.backend.PartLatency;
import blocksmith.engine.bench.MachineLimits;
import blocksmith.engine.bench.Steadiness;
import blocksmith.engine.kernel.Lanes;
import blocksmith.engine.plan.Live;
import blocksmith.engine.plan.Preference;
import blocksmith.engine.plan.Step;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// Measurements for programs; times are in milliseconds.
final class BenchJson {
    private BenchJson() {
    }

    static ObjectNode of(List<Measurement> measurements, List<MachineLimits> limits) {
        var root = Json.object();
        var rows = root.putArray("rows");
        measurements.forEach(measurement -> rows.add(row(measurement)));
        root.set("machine", machine(limits));
        return root;
    }

    private static ObjectNode row(Measurement measurement) {
        var statistics = measurement.reading().statistics();
        var row = Json.object()
                .put("name", measurement.name())
                .put("backend", measurement.program().backend().id())
                .put("threads", measurement.threads())
                .put("batch", measurement.batch())
                .put("medianMs", statistics.median() / 1e6)
                .put("p5Ms", statistics.p5() / 1e6)
                .put("p95Ms", statistics.p95() / 1e6)
                .put("iqrMs", statistics.range() / 1e6)
                .put("runs", statistics.runs())
                .put("steady", statistics.steadiness() == Steadiness.STEADY)
                .put("retaken", measurement.reading().interference().retaken())
                .put("disturbed", measurement.reading().interference().isDisturbed())
                .put("kernelsPending", measurement.reading().readiness().pending())
                .put("kernelsPlain", measurement.reading().readiness().plain())
                .put("gflops", measurement.gigaflops());
        measurement.accuracy().ifPresent(accuracy -> row.put("accuracy", accuracy.id()));
        measurement.error().ifPresent(error -> row.put("largestError", error.relative()));
        measurement.ratio().ifPresent(
                ratio -> row.putObject("timesTheFirst").put("median", ratio.median()).put("low", ratio.low())
                        .put("high", ratio.high()));
        var steps = row.putArray("steps");
        measurement.reading().parts().forEach(latency -> steps.add(part(latency)));
        if (measurement.program() instanceof EmbeddedProgram(var plan)) {
            row.put("arenaBytes", plan.arenaFloats() * Float.BYTES)
                    .put("arenaLeastBytes", plan.lowerBound() * Float.BYTES)
                    .put("layoutInMs", measurement.reading().layout().reading() / 1e6)
                    .put("layoutOutMs", measurement.reading().layout().writing() / 1e6);
            for (int i = 0; i < steps.size(); i++) {
                addPlan((ObjectNode) steps.get(i), plan.steps().get(i), plan.live().get(i));
            }
        }
        return row;
    }

    private static ObjectNode part(PartLatency latency) {
        var part = Json.object();
        var nodes = part.putArray("nodes");
        latency.part().nodes().forEach(node -> nodes.add(node.toString()));
        part.put("kernel", latency.part().kernel()).put("medianMs", latency.median() / 1e6);
        if (!latency.layers().isEmpty()) {
            var layers = part.putArray("layers");
            latency.layers().forEach(layer -> layers.add(part(layer)));
        }
        return part;
    }

    private static void addPlan(ObjectNode step, Step planned, Live live) {
        step.put("liveBytes", live.floats() * Float.BYTES).put("scratchBytes", live.scratch() * Float.BYTES);
        step.put("code", planned.choice().state().name().toLowerCase(Locale.ROOT));
        var tensors = step.putArray("live");
        live.tensors().forEach(outlet -> tensors.add(outlet.node() + "." + outlet.port()));
        planned.choice().preference().ifPresent(preference -> addMeasured(step, preference));
        var declined = step.putArray("declined");
        planned.choice().declined().forEach(
                choice -> declined.addObject().put("candidate", choice.candidate()).put("reason", choice.reason()));
    }

    private static void addMeasured(ObjectNode step, Preference preference) {
        step.put("measured", preference.measured().toString());
        var candidates = step.putObject("candidatesMs");
        preference.times().forEach(time -> candidates.put(time.candidate(), time.nanos() / 1e6));
    }

    static ObjectNode machine(List<MachineLimits> limits) {
        var machine = Json.object()
                .put("os", System.getProperty("os.name"))
                .put("arch", System.getProperty("os.arch"))
                .put("java", Runtime.version().toString())
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("vectors", Lanes.description());
        var peaks = machine.putArray("limits");
        limits.forEach(limit -> peaks.addObject().put("threads", limit.threads()).put("gflops", limit.gigaflops()));
        return machine;
    }
}
