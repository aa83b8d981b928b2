package blocksmith.app.cli;

import blocksmith.engine.backend.EmbeddedProgram;
import blocksmith.engine.backend.PartLatency;
import blocksmith.engine.bench.Interference;
import blocksmith.engine.bench.LatencyRatio;
import blocksmith.engine.bench.Roofline;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A design of a suite at one number of threads: the embedded engine, beside another backend if there is one.
///
/// @param apart the embedded engine with changes of layout apart from its kernels, as the peer has them: what is said of
///              kernels alone is of this one
/// @param bound what the machine's limits let it take at least
record SuiteRow(Measurement embedded, Measurement apart, Optional<Measurement> peer, Roofline.Bound bound) {
    /// ONNX Runtime's own nodes between NCHW and the blocks in which its convolutions have channels.
    private static final String LAYOUT_NODE = "Reorder";

    String name() {
        return embedded.name();
    }

    int threads() {
        return embedded.threads();
    }

    /// How many times as long the peer takes.
    Optional<LatencyRatio> ratio() {
        return peer.flatMap(Measurement::ratio);
    }

    /// Of the limit that binds. Convolutions are counted as they are defined: an algorithm with fewer operations may come
    /// to more than 1.
    double share() {
        return bound.nanos() / embedded.reading().statistics().median();
    }

    Interference interference() {
        return embedded.reading().interference();
    }

    /// Nanoseconds in kernels, without what only changes the layout.
    static double kernels(Measurement measurement) {
        return measurement.reading().parts().stream().filter(part -> !isLayout(part)).mapToDouble(PartLatency::median)
                .sum();
    }

    /// Nanoseconds in what only changes the layout.
    static double layout(Measurement measurement) {
        var layout = measurement.reading().layout();
        return measurement.program() instanceof EmbeddedProgram
                ? layout.reading() + layout.writing()
                : measurement.reading().parts().stream().filter(SuiteRow::isLayout).mapToDouble(PartLatency::median)
                        .sum();
    }

    private static boolean isLayout(PartLatency latency) {
        return latency.part().kernel().startsWith(LAYOUT_NODE);
    }

    /// How many times as long the peer's kernels take as the embedded engine's.
    OptionalDouble kernelRatio() {
        double own = kernels(apart);
        return peer.isEmpty() || own == 0 ? OptionalDouble.empty() : OptionalDouble.of(kernels(peer.get()) / own);
    }

    static OptionalDouble meanRatio(List<SuiteRow> rows) {
        return geometricMean(rows.stream().flatMap(row -> row.ratio().stream()).map(LatencyRatio::median).toList());
    }

    static OptionalDouble meanKernelRatio(List<SuiteRow> rows) {
        return geometricMean(rows.stream().flatMap(row -> row.kernelRatio().stream().boxed()).toList());
    }

    private static OptionalDouble geometricMean(Collection<Double> ratios) {
        var mean = ratios.stream().mapToDouble(Math::log).average();
        return mean.isEmpty() ? mean : OptionalDouble.of(Math.exp(mean.getAsDouble()));
    }
}
