package blocksmith.app.cli;

import blocksmith.engine.compare.Comparison.Figures;
import blocksmith.engine.compare.Comparison.Side;
import blocksmith.engine.compare.ValueChange;
import blocksmith.engine.problem.NodeId;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A comparison for programs.
final class ComparisonJson {
    private ComparisonJson() {
    }

    static ObjectNode of(DiffResult result) {
        var comparison = result.comparison();
        var root = Json.object();
        root.set("before", side(result.before(), comparison.before()));
        root.set("after", side(result.after(), comparison.after()));
        root.set("parameters", values(comparison.difference().parameters()));
        root.set("constraints", values(comparison.difference().constraints()));
        var nodes = root.putArray("nodes");
        for (var row : comparison.rows()) {
            var node = nodes.addObject()
                    .put("id", row.change().id().value())
                    .put("kind", row.change().kind().name().toLowerCase(Locale.ROOT));
            row.change().before().map(NodeId::value).ifPresent(id -> node.put("earlier", id));
            node.set("values", values(row.change().values()));
            node.set("before", figures(row.before()));
            node.set("after", figures(row.after()));
        }
        result.latencies().ifPresent(measured -> {
            var latency = root.putObject("latency")
                    .put("before_ms", millis(measured.getFirst()))
                    .put("after_ms", millis(measured.getLast()));
            latency.put("provisional", measured.stream().anyMatch(one -> !one.reading().readiness().isReached()));
            measured.getLast().ratio().ifPresent(ratio -> latency.put("ratio", ratio.median())
                    .put("ratio_low", ratio.low())
                    .put("ratio_high", ratio.high()));
        });
        return root;
    }

    private static double millis(Measurement measurement) {
        return measurement.reading().statistics().median() / 1e6;
    }

    private static ObjectNode side(Path file, Side side) {
        var totals = side.totals();
        var tree = Json.object()
                .put("file", file.toString())
                .put("name", side.design().name())
                .put("parameters", totals.parameters())
                .put("macs", totals.macs())
                .put("bytesMoved", totals.bytesMoved())
                .put("peakBytes", totals.peakBytes())
                .put("inferenceBytes", totals.inferenceBytes());
        totals.receptiveField().ifPresent(field -> tree.put("receptiveField", field.toString()));
        tree.set("problems", Json.problems(side.analysis().problems()));
        return tree;
    }

    private static ArrayNode values(List<ValueChange> changes) {
        var array = Json.array();
        changes.forEach(change -> array.addObject()
                .put("what", change.what())
                .put("before", change.before())
                .put("after", change.after()));
        return array;
    }

    private static ObjectNode figures(Figures figures) {
        var tree = Json.object().put("parameters", figures.parameters()).put("macs", figures.macs());
        var outputs = tree.putArray("outputs");
        figures.outputs().forEach(type -> outputs.add(Json.shape(type.shape())));
        return tree;
    }
}
