package blocksmith.app.cli;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.Program;
import blocksmith.engine.compare.Comparison;
import blocksmith.engine.plan.PlanOptions;
import blocksmith.engine.template.Template;
import blocksmith.engine.weights.DesignWeights;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What tells two designs from each other.
@Command(name = "diff", mixinStandardHelpOptions = true, description = "Says what is other in design B than in design A, layout apart, and what it costs or saves. Both are measured in turn.")
final class Diff implements Callable<Integer> {
    private static final double LONGEST = 600;

    @Parameters(index = "0", paramLabel = "A", description = "a design, or a template's name")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "another")
    private Path after = Path.of("");

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "1", description = "how long both are measured after warming up; 0 for not at all (default: 1)")
    private double seconds = 1;

    @Mixin
    private Threads threads = new Threads();

    @Mixin
    private Batch batch = new Batch();

    @Mixin
    private AccuracyOption accuracy = new AccuracyOption();

    @Option(names = "--json", description = "prints JSON, for programs")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!(seconds >= 0 && seconds <= LONGEST)) {
            throw new InputFault("It cannot be measured for " + seconds + " seconds. Choose 0 to 600.");
        }
        var options = new PlanOptions(threads.all().getFirst(), accuracy.chosen());
        var first = analyzed(before);
        var second = analyzed(after);
        var result = new DiffResult(before, after, Comparison.of(first.side(), second.side()),
                latencies(first, second, options));
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(ComparisonJson.of(result)));
        } else {
            ComparisonText.lines(result).forEach(out::println);
        }
        return ExitStatus.DONE;
    }

    private record AnalyzedFile(Path file, Template kept, Analysis analysis) {
        Comparison.Side side() {
            return new Comparison.Side(kept.design(), analysis);
        }
    }

    private AnalyzedFile analyzed(Path file) {
        var kept = DesignFile.read(file);
        return new AnalyzedFile(file, kept, DesignFile.analysis(kept, Map.of(), batch.images()));
    }

    /// Empty where one of them cannot run, or has nothing to measure.
    private Optional<List<Measurement>> latencies(AnalyzedFile first, AnalyzedFile second,
            PlanOptions options) {
        if (seconds == 0 || Stream.of(first, second).anyMatch(file -> file.analysis().hasErrors())) {
            return Optional.empty();
        }
        var programs = Stream.of(first, second).map(read -> program(read, options)).toList();
        return programs.stream().anyMatch(Program::isEmpty)
                ? Optional.empty()
                : Optional
                        .of(Measurement.of("", batch.images(), 0, programs, Duration.ofNanos((long) (seconds * 1e9)),
                                new CompilerLines(spec.commandLine().getErr())));
    }

    private static Program program(AnalyzedFile read, PlanOptions options) {
        var weights = DesignWeights.of(read.kept(), read.analysis().graph()).source();
        return Tuner.usual(Tuner.Unknown.LEFT).program(read.file(), Backend.EMBEDDED, read.analysis(), weights,
                options);
    }
}
