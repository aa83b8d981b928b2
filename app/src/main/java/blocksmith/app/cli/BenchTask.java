package blocksmith.app.cli;

import blocksmith.app.session.Form;
import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.Program;
import blocksmith.engine.bench.OutputError;
import blocksmith.engine.op.Accuracy;
import blocksmith.engine.plan.LayoutChanges;
import blocksmith.engine.plan.PlanOptions;
import blocksmith.engine.rewrite.Deployment;
import blocksmith.engine.template.Template;
import blocksmith.engine.tensor.Deviation;
import blocksmith.engine.weights.DesignWeights;
import blocksmith.engine.weights.WeightSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How designs are measured.
///
/// @param batch  images at once
/// @param length how long each is measured after warming up
/// @param form   in which designs are measured
/// @param tuner  chooses the embedded engine's kernels
record BenchTask(int batch, Duration length, Form form, Accuracy accuracy, Extent extent, Tuner tuner) {

    /// A design that can be measured.
    ///
    /// @param file as it is called to users
    record Subject(Path file, String name, Analysis analysis, WeightSource weights) {

        /// @throws InputFault when it cannot be run, or nothing in it runs
        List<Program> programs(List<Backend> backends, Tuner tuner, PlanOptions options) {
            var programs = backends.stream()
                    .map(backend -> tuner.program(file, backend, analysis, weights, options))
                    .toList();
            if (programs.stream().anyMatch(Program::isEmpty)) {
                throw new InputFault(file + " has nothing to measure. Add an operator between Input and Output.");
            }
            return programs;
        }

        /// The embedded engine's program whose changes of layout are apart from its kernels.
        ///
        /// @param embedded the one of the same options whose are not: kernels that both have are made once
        Program apart(Program embedded, Tuner tuner, PlanOptions options) {
            return tuner.program(file, Backend.EMBEDDED, analysis, weights, options.with(LayoutChanges.APART),
                    List.of(embedded));
        }
    }

    Subject design(Path file, Template kept) {
        var training = DesignFile.analysis(kept, Map.of(), batch);
        var weights = DesignWeights.of(kept, training.graph()).source();
        return switch (form) {
            case TRAINING -> new Subject(file, kept.design().name(), training, weights);
            case DEPLOYED -> {
                var deployed = Deployment.of(training, weights);
                yield new Subject(file, kept.design().name() + ", deployed", deployed.analysis(), deployed.weights());
            }
        };
    }

    PlanOptions options(int threads) {
        return new PlanOptions(threads, accuracy);
    }

    BenchTask lasting(Duration changed) {
        return new BenchTask(batch, changed, form, accuracy, extent, tuner);
    }

    private static Optional<Deviation> error(Subject subject, Program program) {
        return OutputError.of(program, subject.analysis(), subject.weights(), () -> false)
                .filter(Deviation::isFinite);
    }

    /// For the whole batch.
    long macs(Subject subject) {
        return subject.analysis().totals().macs() * batch;
    }

    /// @param err told what it waits for
    List<Measurement> measure(Subject subject, List<Program> programs, PrintWriter err) {
        return latencies(subject, programs, err).stream().map(each -> withError(subject, each)).toList();
    }

    /// Without errors.
    ///
    /// @param err told what it waits for
    List<Measurement> latencies(Subject subject, List<Program> programs, PrintWriter err) {
        return Measurement.of(subject.name(), batch, macs(subject), programs, length, new CompilerLines(err));
    }

    /// With the error, if it is to be measured.
    Measurement withError(Subject subject, Measurement measured) {
        return switch (extent) {
            case LATENCY -> measured;
            case LATENCY_AND_ERROR -> measured.with(error(subject, measured.program()));
        };
    }
}
