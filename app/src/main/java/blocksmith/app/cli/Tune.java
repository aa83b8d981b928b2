package blocksmith.app.cli;

import blocksmith.app.session.Form;
import blocksmith.app.session.KernelCache;
import blocksmith.app.text.KernelWords;
import blocksmith.app.text.Numbers;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.EmbeddedProgram;
import blocksmith.engine.plan.Preference;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Chooses kernels by measuring them, and shows or forgets what was measured.
@Command(name = "tune", mixinStandardHelpOptions = true, description = "Measures the kernels that could run the layers of designs, and remembers which are the fastest on this machine. Without designs it shows what is remembered.")
final class Tune implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..*", description = "the designs, or templates' names")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private Threads threads = new Threads();

    @Mixin
    private Batch batch = new Batch();

    @Mixin
    private AccuracyOption accuracy = new AccuracyOption();

    @Option(names = "--clear", description = "forgets all that was measured")
    private boolean clear;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (clear && !files.isEmpty()) {
            throw new InputFault("--clear forgets all, of whatever design. Name no designs with it.");
        }
        if (clear) {
            forget();
        } else if (files.isEmpty()) {
            show();
        } else {
            measure();
        }
        return ExitStatus.DONE;
    }

    private void forget() {
        var file = KernelCache.usualFile();
        try {
            say(Numbers.counted(KernelCache.usual().clear(), "layer") + " forgotten, " + file);
        } catch (IOException failure) {
            throw new InputFault(file + " cannot be deleted", failure);
        }
    }

    private void show() {
        var layers = KernelCache.usual().all();
        layers.forEach(layer -> say(layer.key().text(), layer.preference()));
        say(Numbers.counted(layers.size(), "layer") + " of this machine, " + KernelCache.usualFile());
    }

    /// Tells of the designs' layers that several kernels could run.
    private void measure() {
        var tuner = Tuner.usual(Tuner.Unknown.MEASURED);
        var task = new BenchTask(batch.images(), Duration.ZERO, Form.TRAINING, accuracy.chosen(), Extent.LATENCY,
                tuner);
        Map<String, Preference> layers = new LinkedHashMap<>();
        for (var file : files) {
            var design = task.design(file, DesignFile.read(file));
            for (int count : threads.all()) {
                var programs = design.programs(List.of(Backend.EMBEDDED), tuner, task.options(count));
                if (programs.getFirst() instanceof EmbeddedProgram(var plan)) {
                    plan.steps().forEach(step -> step.choice().preference().ifPresent(
                            preference -> layers.put(step.choice().question().preferenceKey().text(), preference)));
                }
            }
        }
        layers.forEach(this::say);
    }

    private void say(String layer, Preference preference) {
        say(layer);
        say("  " + KernelWords.of(preference));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
