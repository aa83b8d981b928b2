package blocksmith.app.cli;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.backend.Program;
import blocksmith.engine.design.Weights;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.plan.PlanOptions;
import blocksmith.engine.run.StepClock;
import blocksmith.engine.template.Template;
import blocksmith.engine.tensor.Npy;
import blocksmith.engine.tensor.NpyReading;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.Tensor;
import blocksmith.engine.weights.DesignWeights;
import blocksmith.engine.weights.WeightSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs a design on tensors.
@Command(name = "run", mixinStandardHelpOptions = true, description = "Runs a design on .npy tensors, and writes one .npy for each output, named after it.")
final class Run implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the design, or a template's name")
    private Path file = Path.of("");

    @Option(names = "--input", required = true, paramLabel = "[name=]in.npy", description = "an input, float32 or float64, [batch, channels, height, width] or without the batch; the name may be left out where there is one input")
    private List<String> given = new ArrayList<>();

    @Option(names = "--output", required = true, paramLabel = "DIR", description = "the folder that the outputs go to; it is made if need be")
    private Path folder = Path.of("");

    @Mixin
    private Backends backends = new Backends();

    @Mixin
    private Threads threads = new Threads();

    @Mixin
    private AccuracyOption accuracy = new AccuracyOption();

    @Option(names = "--seed", paramLabel = "N", description = "the seed that weights are drawn from (default: the design's, or 0)")
    private @Nullable Long seed;

    @Option(names = "--weights", paramLabel = "W.safetensors", description = "where weights come from that the design's nodes do not set (default: the design's file); what it lacks is drawn")
    private @Nullable Path weights;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var kept = DesignFile.read(file);
        var single = DesignFile.analysis(kept, Map.of(), 1);
        var source = weights(kept, single);
        var backend = backends.only(spec.commandLine().getErr());
        var program = Programs.of(file, backend, single, source, options());
        var tensors = tensors(program);
        int batch = batch(program, tensors);
        var batched = batch == 1 ? single : DesignFile.analysis(kept, Map.of(), batch);
        write(run(batched, source, program, batch, tensors));
        return ExitStatus.DONE;
    }

    private PlanOptions options() {
        return new PlanOptions(threads.only(), accuracy.chosen());
    }

    /// The design's own, unless others are asked for; what does not fit is told.
    private WeightSource weights(Template kept, Analysis analysis) {
        var design = kept.design();
        var said = design.weights();
        var asked = new Weights(said.initialization(), seed == null ? said.seed() : seed,
                weights == null ? said.file() : weights.toAbsolutePath().toString());
        var chosen = DesignWeights.of(new Template(kept.origin(), design.withWeights(asked)), analysis.graph());
        chosen.problems(analysis.weightSpecs()).forEach(
                problem -> spec.commandLine().getErr().println("warning " + problem));
        return chosen.source();
    }

    private Map<String, Tensor> run(Analysis analysis, WeightSource source, Program single, int batch,
            List<Tensor> tensors) {
        var program = batch == 1
                ? single
                : Programs.of(file, single.backend(), analysis, source, options());
        try (var workers = new WorkerPool(program.threads()); var execution = program.open(workers)) {
            execution.feed(tensors);
            execution.run(StepClock.NONE);
            var outputs = execution.results();
            var named = new LinkedHashMap<String, Tensor>();
            for (int i = 0; i < outputs.size(); i++) {
                named.put(program.outputs().get(i).node().toString(), outputs.get(i));
            }
            return named;
        }
    }

    /// The tensors in the order of the program's inputs.
    private List<Tensor> tensors(Program program) {
        var names = program.inputs().stream().map(border -> border.node().toString()).toList();
        var byName = new LinkedHashMap<String, Tensor>();
        for (var text : given) {
            int split = text.indexOf('=');
            var name = split < 0 && names.size() == 1 ? names.getFirst() : text.substring(0, Math.max(split, 0));
            if (!names.contains(name)) {
                throw new InputFault("--input " + text + " names no input. " + (names.isEmpty()
                        ? "The design has none."
                        : "The inputs are " + String.join(", ", names) + ": write name=file.npy."));
            }
            var tensor = batched(read(Path.of(text.substring(split + 1))));
            if (byName.put(name, tensor) != null) {
                throw new InputFault("Input " + name + " is given twice. Give it once.");
            }
        }
        return names.stream().map(name -> {
            var tensor = byName.get(name);
            if (tensor == null) {
                throw new InputFault("Input " + name + " has no tensor. Give it with --input " + name + "=file.npy.");
            }
            return tensor;
        }).toList();
    }

    private static Tensor read(Path path) {
        try {
            return switch (Npy.read(path)) {
                case NpyReading.Read(var tensor) -> tensor;
                case NpyReading.Refused(var finding) ->
                    throw new InputFault(path + ": " + finding.fact() + " " + finding.fix());
            };
        } catch (NoSuchFileException _) {
            throw new InputFault("There is no file " + path + ".");
        } catch (IOException failure) {
            throw new InputFault(path + " cannot be read", failure);
        }
    }

    /// The batch of the tensors, which must fit the design in all else.
    private static int batch(Program program, List<Tensor> tensors) {
        int batch = 0;
        for (int i = 0; i < tensors.size(); i++) {
            var border = program.inputs().get(i);
            var shape = tensors.get(i).shape();
            if (!shape.with(0, 1).equals(border.shape()) || (batch != 0 && shape.batch() != batch)) {
                throw new InputFault("Input " + border.node() + " takes [batch, "
                        + border.shape().dimensions().stream().skip(1).map(String::valueOf).collect(
                                Collectors.joining(", "))
                        + "], with one batch for all inputs, but " + tensors.get(i).shape() + " was given.");
            }
            batch = shape.batch();
        }
        return batch;
    }

    private static Tensor batched(Tensor tensor) {
        var shape = tensor.shape();
        return shape.rank() == 3
                ? new Tensor(Shape.image(1, shape.get(0), shape.get(1), shape.get(2)), tensor.data())
                : tensor;
    }

    private void write(Map<String, Tensor> outputs) {
        try {
            Files.createDirectories(folder);
            for (var output : outputs.entrySet()) {
                var target = folder.resolve(output.getKey().replace('/', '.') + ".npy");
                Npy.write(output.getValue(), target);
                spec.commandLine().getOut().println(target + "  " + output.getValue().shape());
            }
        } catch (IOException failure) {
            throw new InputFault("Cannot write to " + folder, failure);
        }
    }
}
