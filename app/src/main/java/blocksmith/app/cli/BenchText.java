package blocksmith.app.cli;

import blocksmith.app.text.Numbers;
import blocksmith.engine.backend.EmbeddedProgram;
import blocksmith.engine.backend.Part;
import blocksmith.engine.backend.PartLatency;
import blocksmith.engine.bench.Interference;
import blocksmith.engine.bench.LatencyStatistics;
import blocksmith.engine.bench.MachineLimits;
import blocksmith.engine.bench.Steadiness;
import blocksmith.engine.kernel.Lanes;
import blocksmith.engine.problem.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Measurements for people.
final class BenchText {
    private BenchText() {
    }

    static List<String> lines(List<Measurement> measurements, List<MachineLimits> limits) {
        var lines = new ArrayList<>(rows(measurements).lines());
        lines.add("");
        lines.addAll(ratios(measurements));
        lines.addAll(errors(measurements));
        limits.forEach(limit -> lines.add(machine(limit)));
        return lines;
    }

    private static List<String> ratios(List<Measurement> measurements) {
        var lines = new ArrayList<String>();
        for (var measurement : measurements) {
            measurement.ratio().ifPresent(
                    ratio -> lines
                            .add(measurement.name() + ", " + Numbers.counted(measurement.threads(), "thread") + ": "
                                    + measurement.program().backend().title() + " takes "
                                    + String.format(Locale.ROOT, "%.2f times as long (95 %%: %.2f to %.2f)",
                                            ratio.median(),
                                            ratio.low(), ratio.high())));
        }
        return lines;
    }

    /// As far as they were measured.
    static List<String> errors(List<Measurement> measurements) {
        var lines = new ArrayList<String>();
        for (var measurement : measurements) {
            measurement.error().ifPresent(error -> lines.add(
                    measurement.name() + ", " + Numbers.counted(measurement.threads(), "thread") + ": largest error "
                            + Numbers.scientific(error.relative()) + " of the output's largest magnitude, "
                            + measurement.program().backend().title()
                            + measurement.accuracy().map(accuracy -> ", " + accuracy.id()).orElse("")));
        }
        return lines;
    }

    static String machine(MachineLimits limit) {
        return "embedded engine, " + Lanes.description() + ", " + Numbers.counted(limit.threads(), "thread")
                + ": at most " + Numbers.significant(limit.gigaflops())
                + " GFLOP/s now";
    }

    private static Table rows(List<Measurement> measurements) {
        var table = new Table("design", "backend", "threads", "batch", "median ms", "p5", "p95", "IQR", "runs",
                "GFLOP/s", "");
        for (var measurement : measurements) {
            var statistics = measurement.reading().statistics();
            table.row(
                    measurement.name(),
                    measurement.program().backend().id(),
                    Integer.toString(measurement.threads()),
                    Integer.toString(measurement.batch()),
                    millis(statistics.median()),
                    millis(statistics.p5()),
                    millis(statistics.p95()),
                    millis(statistics.range()),
                    Numbers.exact(statistics.runs()),
                    Numbers.significant(measurement.gigaflops()),
                    notes(measurement));
        }
        return table;
    }

    private static String notes(Measurement measurement) {
        var note = CompilerLines.note(measurement);
        return steadiness(measurement.reading().statistics()) + disturbance(measurement.reading().interference())
                + (note.isEmpty() ? "" : ", " + note);
    }

    private static String steadiness(LatencyStatistics statistics) {
        return statistics.steadiness() == Steadiness.STEADY ? "steady" : "unsteady";
    }

    /// Retakes are no news where they led to a quiet machine.
    private static String disturbance(Interference interference) {
        return interference.isDisturbed() ? ", disturbed by others" : "";
    }

    private static String millis(double nanos) {
        return Numbers.significant(nanos / 1e6);
    }

    /// Where the time goes, layer by layer.
    static List<String> steps(Measurement measurement) {
        var table = new Table(measurement.name() + ", " + measurement.program().backend().title() + ", "
                + measurement.accuracy().map(accuracy -> accuracy.id() + ", ").orElse("")
                + Numbers.counted(measurement.threads(), "thread"), "kernel",
                "median ms");
        boolean isOwn = measurement.program() instanceof EmbeddedProgram;
        if (isOwn) {
            table.row("layout change in", "NCHW → NHWC", millis(measurement.reading().layout().reading()));
        }
        measurement.reading().parts().stream().flatMap(PartLatency::apart).forEach(latency -> table
                .row(nodes(latency.part()), latency.part().kernel(), millis(latency.median())));
        if (isOwn) {
            table.row("layout change out", "NHWC → NCHW", millis(measurement.reading().layout().writing()));
        }
        return table.lines();
    }

    /// A dash for what serves the backend only.
    private static String nodes(Part part) {
        return part.nodes().isEmpty()
                ? "–"
                : part.nodes().stream().map(NodePath::toString).collect(Collectors.joining(" + "));
    }
}
