package blocksmith.app.cli;

import blocksmith.engine.bench.LatencyRatio;
import blocksmith.engine.bench.MemoryLimits;
import blocksmith.engine.bench.Roofline;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.node.ObjectNode;

/// A suite's measurements for programs; what is not known is null.
final class SuiteJson {
    private SuiteJson() {
    }

    static ObjectNode of(List<SuiteRow> rows, List<Roofline> limits) {
        var root = Json.object();
        var array = root.putArray("rows");
        rows.forEach(row -> array.add(row(row)));
        put(root, "geomean", SuiteRow.meanRatio(rows));
        put(root, "kernels_geomean", SuiteRow.meanKernelRatio(rows));
        var machine = BenchJson.machine(limits.stream().map(Roofline::compute).toList());
        var memory = machine.putArray("memory");
        limits.forEach(limit -> memory.add(memory(limit.memory())));
        root.set("machine", machine);
        return root;
    }

    private static ObjectNode row(SuiteRow row) {
        var node = Json.object()
                .put("name", row.name())
                .put("threads", row.threads())
                .put("embedded_ms", row.embedded().reading().statistics().median() / 1e6);
        put(node, "onnxruntime_ms", peerMillis(row, peer -> peer.reading().statistics().median()));
        put(node, "ratio", part(row.ratio(), LatencyRatio::median));
        put(node, "ratio_low", part(row.ratio(), LatencyRatio::low));
        put(node, "ratio_high", part(row.ratio(), LatencyRatio::high));
        row.embedded().accuracy().ifPresent(accuracy -> node.put("accuracy", accuracy.id()));
        row.embedded().error().ifPresent(error -> node.put("largest_error", error.relative()));
        node.put("gflops", row.embedded().gigaflops())
                .put("limit", row.bound().kind().toString().toLowerCase(Locale.ROOT))
                .put("limit_share", row.share())
                .put("retaken", row.interference().retaken())
                .put("disturbed", row.interference().isDisturbed())
                .put("kernels_pending", row.embedded().reading().readiness().pending())
                .put("kernels_plain", row.embedded().reading().readiness().plain())
                .put("embedded_kernels_ms", SuiteRow.kernels(row.apart()) / 1e6);
        put(node, "onnxruntime_kernels_ms", peerMillis(row, SuiteRow::kernels));
        put(node, "kernels_ratio", row.kernelRatio());
        node.put("embedded_layout_ms", SuiteRow.layout(row.apart()) / 1e6);
        put(node, "onnxruntime_layout_ms", peerMillis(row, SuiteRow::layout));
        return node.put("apart_ms", row.apart().reading().statistics().median() / 1e6)
                .put("apart_kernels_pending", row.apart().reading().readiness().pending())
                .put("apart_kernels_plain", row.apart().reading().readiness().plain());
    }

    private static OptionalDouble peerMillis(SuiteRow row, ToDoubleFunction<Measurement> nanos) {
        return part(row.peer(), peer -> nanos.applyAsDouble(peer) / 1e6);
    }

    private static <T> OptionalDouble part(Optional<T> whole, ToDoubleFunction<T> part) {
        return whole.map(known -> OptionalDouble.of(part.applyAsDouble(known))).orElseGet(OptionalDouble::empty);
    }

    private static void put(ObjectNode node, String name, OptionalDouble number) {
        if (number.isPresent()) {
            node.put(name, number.getAsDouble());
        } else {
            node.putNull(name);
        }
    }

    private static ObjectNode memory(MemoryLimits limits) {
        var node = Json.object().put("threads", limits.threads());
        var rates = node.putArray("rates");
        limits.rates().forEach(rate -> rates.addObject().put("bytes", rate.bytes()).put("gbytes", rate.gigabytes()));
        return node;
    }
}
