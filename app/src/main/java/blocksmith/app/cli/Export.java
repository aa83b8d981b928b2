package blocksmith.app.cli;

import blocksmith.app.export.ExportFormat;
import blocksmith.app.export.Exportable;
import blocksmith.app.export.Exported;
import blocksmith.app.session.TemplateStore;
import blocksmith.app.theme.Theme;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.onnx.Opset;
import blocksmith.engine.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Writes a design in the form of another tool.
@Command(name = "export", mixinStandardHelpOptions = true, description = "Writes a design for use elsewhere: as a model, as code, as a picture or as a table.")
final class Export implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "the design, or a template's name")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT", description = "where it goes")
    private Path target = Path.of("");

    @Option(names = "--to", required = true, paramLabel = "FORMAT", completionCandidates = FormatNames.class, description = "${COMPLETION-CANDIDATES}")
    private String format = "";

    @Option(names = "--opset", paramLabel = "N", description = "onnx: the version of ONNX's operators, 13 to 23 (default: 17)")
    private int opset = Opset.COMMON.number();

    @Option(names = "--deploy", description = "onnx, markdown, csv: the deployed form, with normalizations and linear branches folded into the weights")
    private boolean deploy;

    @Option(names = "--weights", paramLabel = "W.safetensors", description = "pytorch: where the weights go, under the names of the code's state dictionary (default: nowhere)")
    private @Nullable Path weights;

    @Option(names = "--theme", paramLabel = "dark|light", defaultValue = "light", description = "svg, png: dark or light (default: light)")
    private String theme = "light";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var chosen = ExportFormat.named(format).orElseThrow(
                () -> new InputFault("There is no format " + format + ". Choose from "
                        + String.join(", ", ExportFormat.ids()) + "."));
        if (opset < Opset.LEAST || opset > Opset.MOST) {
            throw new InputFault(
                    "Opset " + opset + " is not written. Choose " + Opset.LEAST + " to " + Opset.MOST + ".");
        }
        if (deploy && !chosen.isOfGraph()) {
            throw new InputFault("--deploy is not for " + chosen.id() + ", which is made of the document. Choose onnx, "
                    + "markdown or csv.");
        }
        var kept = DesignFile.read(file);
        var exportable = new Exportable(kept, TemplateStore.usual().files(),
                DesignFile.analysis(kept, Map.of(), new Setting(1)),
                new Opset(opset), Theme.named(theme).orElseThrow(
                        () -> new InputFault("There is no theme " + theme + ". Choose dark or light.")));
        write(chosen.export(deploy ? exportable.deployed() : exportable), target);
        var beside = weights;
        if (beside != null) {
            write(exportable.torchWeights(), beside);
        }
        return ExitStatus.DONE;
    }

    private void write(Exported exported, Path to) {
        switch (exported) {
            case Exported.Made(var bytes) -> {
                try {
                    Files.write(to, bytes);
                } catch (IOException failure) {
                    throw new InputFault(to + " cannot be written", failure);
                }
                spec.commandLine().getOut().println(to);
            }
            case Exported.Impossible(var problems) -> throw new InputFault(file + " cannot be exported. "
                    + problems.stream().map(Problem::toString).collect(
                            Collectors.joining(System.lineSeparator() + "  ")));
        }
    }

    /// For the help text.
    static final class FormatNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ExportFormat.ids().iterator();
        }
    }
}
