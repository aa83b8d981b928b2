package blocksmith.app.cli;

import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.Weights;
import blocksmith.engine.template.Template;
import blocksmith.engine.weights.DesignWeights;
import blocksmith.engine.weights.Safetensors;
import blocksmith.engine.weights.WeightFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Keeps a design's weights beside it.
@Command(name = "weights", mixinStandardHelpOptions = true, description = "Writes all weights of a design to a safetensors file in the folder weights beside it, named after what it holds, and notes it in the design.")
final class KeepWeights implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the design")
    private Path file = Path.of("");

    @Option(names = "--from", paramLabel = "W.safetensors", description = "where they are taken from, by names such as stage.2.conv.weight (default: as the design says); what it lacks is drawn")
    private @Nullable Path from;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var kept = DesignFile.read(file);
        var design = kept.design();
        var said = design.weights();
        var analysis = DesignFile.analysis(kept, Map.of(), 1);
        var asked = from == null
                ? said
                : new Weights(said.initialization(), said.seed(), from.toAbsolutePath().toString());
        var chosen = DesignWeights.of(new Template(kept.origin(), design.withWeights(asked)), analysis.graph());
        chosen.problems(analysis.weightSpecs()).forEach(
                problem -> spec.commandLine().getErr().println("warning " + problem));
        try {
            var bytes = Safetensors.bytes(DesignWeights.all(chosen.source(), analysis.weightSpecs()));
            var name = WeightFile.keep(bytes, file);
            DesignFiles.save(design.withWeights(new Weights(said.initialization(), said.seed(), name)), file);
            spec.commandLine().getOut().println(name);
            return ExitStatus.DONE;
        } catch (IOException failure) {
            throw new InputFault("Cannot write beside " + file, failure);
        }
    }
}
