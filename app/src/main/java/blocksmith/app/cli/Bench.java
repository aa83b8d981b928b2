package blocksmith.app.cli;

import blocksmith.app.session.Form;
import blocksmith.engine.bench.MachineLimits;
import blocksmith.engine.bench.Roofline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Measures the latency of designs.
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Measures the latency of designs: a whole call, NCHW in and out. Several backends are measured in turn, by stretches of some milliseconds.")
final class Bench implements Callable<Integer> {
    private static final double LONGEST = 3600;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "the designs, or templates' names")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--suite", paramLabel = "NAME", description = "all designs of a folder, or of the suite 'blocks' that comes with the program, in one table: the embedded engine beside another backend and the machine's limits")
    private @Nullable String suite;

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

    @Mixin
    private AccuracyOption accuracy = new AccuracyOption();

    @Mixin
    private TuneOption tune = new TuneOption();

    @Option(names = "--error", description = "measures the largest error of the outputs too: against the design's definition in double precision, which takes some seconds a GMAC")
    private boolean error;

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
        var named = suite;
        if (named == null ? files.isEmpty() : !files.isEmpty()) {
            throw new InputFault("It is not clear what to measure. Name designs, or a suite with --suite.");
        }
        var task = new BenchTask(batch.images(), Duration.ofNanos((long) (seconds * 1e9)),
                deploy ? Form.DEPLOYED : Form.TRAINING, accuracy.chosen(),
                error ? Extent.LATENCY_AND_ERROR : Extent.LATENCY, tune.tuner());
        if (named == null) {
            measureFiles(task);
        } else {
            measureSuite(Suite.of(named), task);
        }
        return ExitStatus.DONE;
    }

    private void measureFiles(BenchTask task) {
        var counts = threads.all();
        var err = spec.commandLine().getErr();
        var chosen = backends.all(err);
        var limits = counts.stream().map(MachineLimits::measure).toList();
        var measurements = new ArrayList<Measurement>();
        for (var file : files) {
            var design = task.design(file, DesignFile.read(file));
            counts.forEach(count -> measurements.addAll(
                    task.measure(design, design.programs(chosen, task.tuner(), task.options(count)), err)));
        }
        print(measurements, limits);
    }

    private void measureSuite(Suite designs, BenchTask task) {
        var err = spec.commandLine().getErr();
        var sides = BenchSuite.sides(backends.all(err));
        var limits = threads.all().stream().map(Roofline::measure).toList();
        var rows = new BenchSuite(designs, sides, limits, task, err).rows();
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(SuiteJson.of(rows, limits)));
        } else {
            SuiteText.lines(rows, limits).forEach(out::println);
        }
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
