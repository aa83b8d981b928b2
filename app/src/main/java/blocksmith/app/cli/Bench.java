package blocksmith.app.cli;

import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.Program;
import blocksmith.engine.bench.MachineLimits;
import blocksmith.engine.rewrite.Deployment;
import blocksmith.engine.weights.DesignWeights;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Measures the latency of designs.
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Measures the latency of designs: a whole call, NCHW in and out. Several backends are measured in turn, run by run.")
final class Bench implements Callable<Integer> {
    private static final double LONGEST = 3600;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "the designs, or templates' names")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private Threads threads = new Threads();

    @Mixin
    private Backends backends = new Backends();

    @Mixin
    private Batch batch = new Batch();

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "2", description = "how long each is measured after warming up (default: 2)")
    private double seconds = 2;

    @Option(names = "--deploy", description = "the deployed forms: what only training needs is gone")
    private boolean deploy;

    @Option(names = "--json", description = "prints JSON, for programs")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!(seconds > 0 && seconds <= LONGEST)) {
            throw new InputFault(
                    "It cannot be measured for " + seconds + " seconds. Choose more than 0 and at most 3600.");
        }
        var counts = threads.all();
        var chosen = backends.all(spec.commandLine().getErr());
        var limits = counts.stream().map(MachineLimits::measure).toList();
        var measurements = new ArrayList<Measurement>();
        for (var file : files) {
            counts.forEach(count -> measurements.addAll(measure(file, chosen, count)));
        }
        print(measurements, limits);
        return ExitStatus.DONE;
    }

    private List<Measurement> measure(Path file, List<Backend> chosen, int count) {
        var kept = DesignFile.read(file);
        var training = DesignFile.analysis(kept, Map.of(), batch.images());
        var trained = DesignWeights.of(kept, training.graph()).source();
        var form = Optional.of(training).filter(_ -> deploy).map(design -> Deployment.of(design, trained));
        var analysis = form.map(Deployment::analysis).orElse(training);
        var weights = form.map(Deployment::weights).orElse(trained);
        var programs = chosen.stream()
                .map(backend -> Programs.of(file, backend, analysis, weights, count))
                .toList();
        if (programs.stream().anyMatch(Program::isEmpty)) {
            throw new InputFault(file + " has nothing to measure. Add an operator between Input and Output.");
        }
        var length = Duration.ofNanos((long) (seconds * 1e9));
        return Measurement
                .of(kept.design().name() + (deploy ? ", deployed" : ""), batch.images(),
                        analysis.totals().macs() * batch.images(), programs, length);
    }

    private void print(List<Measurement> measurements, List<MachineLimits> limits) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(BenchJson.of(measurements, limits)));
        } else {
            BenchText.lines(measurements, limits).forEach(out::println);
            for (var measurement : measurements) {
                out.println();
                BenchText.steps(measurement).forEach(out::println);
            }
        }
    }
}
