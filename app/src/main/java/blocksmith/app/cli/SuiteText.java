package blocksmith.app.cli;

import blocksmith.app.text.Numbers;
import blocksmith.engine.bench.Interference;
import blocksmith.engine.bench.LatencyRatio;
import blocksmith.engine.bench.MemoryLimits;
import blocksmith.engine.bench.Roofline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// A suite's measurements for people.
final class SuiteText {
    private static final String NONE = "–";

    private SuiteText() {
    }

    static List<String> lines(List<SuiteRow> rows, List<Roofline> limits) {
        var lines = new ArrayList<>(whole(rows).lines());
        lines.add("geometric mean of the ratios: " + text(SuiteRow.meanRatio(rows)));
        lines.add("");
        lines.addAll(kernels(rows).lines());
        lines.add("geometric mean of the ratios: " + text(SuiteRow.meanKernelRatio(rows)));
        lines.add("");
        lines.addAll(BenchText.errors(rows.stream().map(SuiteRow::embedded).toList()));
        limits.forEach(limit -> lines.add(BenchText.machine(limit.compute()) + ", " + memory(limit.memory())));
        return lines;
    }

    private static Table whole(List<SuiteRow> rows) {
        var table = new Table("whole call", "threads", "embedded ms", peer(rows) + " ms", "ratio", "low", "high",
                "GFLOP/s", "of limit", "limit", "other processes", "");
        for (var row : rows) {
            table.row(
                    row.name(),
                    Integer.toString(row.threads()),
                    millis(row.embedded().reading().statistics().median()),
                    peerMillis(row, peer -> peer.reading().statistics().median()),
                    text(row.ratio(), LatencyRatio::median),
                    text(row.ratio(), LatencyRatio::low),
                    text(row.ratio(), LatencyRatio::high),
                    Numbers.significant(row.embedded().gigaflops()),
                    Math.round(100 * row.share()) + " %",
                    row.bound().kind().toString().toLowerCase(Locale.ROOT),
                    text(row.interference()),
                    CompilerLines.note(row.embedded()));
        }
        return table;
    }

    /// Kernel for kernel, so that a lead from layout is told from a lead in kernels: on both sides changes of layout are
    /// apart.
    private static Table kernels(List<SuiteRow> rows) {
        var table = new Table("kernels alone", "threads", "embedded ms", peer(rows) + " ms", "ratio",
                "layout: embedded ms", peer(rows) + " ms", "");
        for (var row : rows) {
            table.row(
                    row.name(),
                    Integer.toString(row.threads()),
                    millis(SuiteRow.kernels(row.apart())),
                    peerMillis(row, SuiteRow::kernels),
                    text(row.kernelRatio()),
                    millis(SuiteRow.layout(row.apart())),
                    peerMillis(row, SuiteRow::layout),
                    CompilerLines.note(row.apart()));
        }
        return table;
    }

    private static String peer(List<SuiteRow> rows) {
        return rows.stream().flatMap(row -> row.peer().stream()).findFirst()
                .map(peer -> peer.program().backend().title()).orElse(NONE);
    }

    private static String peerMillis(SuiteRow row, ToDoubleFunction<Measurement> nanos) {
        return row.peer().map(peer -> millis(nanos.applyAsDouble(peer))).orElse(NONE);
    }

    private static String millis(double nanos) {
        return Numbers.significant(nanos / 1e6);
    }

    private static String text(Optional<LatencyRatio> ratio, ToDoubleFunction<LatencyRatio> part) {
        return text(ratio.map(known -> OptionalDouble.of(part.applyAsDouble(known))).orElseGet(OptionalDouble::empty));
    }

    private static String text(OptionalDouble ratio) {
        return ratio.isEmpty() ? NONE : String.format(Locale.ROOT, "%.2f", ratio.getAsDouble());
    }

    private static String text(Interference interference) {
        if (interference.isDisturbed()) {
            return "disturbed";
        }
        return interference.retaken() == 0 ? "" : Numbers.exact(interference.retaken()) + " retaken";
    }

    private static String memory(MemoryLimits limits) {
        return limits.rates().stream()
                .map(rate -> Numbers.significant(rate.gigabytes()) + " GB/s for " + (rate.bytes() >> 10) + " KiB")
                .collect(Collectors.joining(", "));
    }
}
