package blocksmith.app.cli;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Precision;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.op.Convention;
import blocksmith.engine.rewrite.Deployment;
import blocksmith.engine.template.Template;
import blocksmith.engine.weights.DesignWeights;
import java.nio.file.Path;
import java.util.Iterator;
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

/// Shapes, counts, memory and problems of a design.
@Command(name = "analyze", mixinStandardHelpOptions = true, description = "Prints shapes, exact counts, memory, receptive field and problems of a design.")
final class Analyze implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the design, or a template's name")
    private Path file = Path.of("");

    @Option(names = "--set", paramLabel = "name=value", description = "sets a parameter of the design; may be repeated")
    private Map<String, String> arguments = new LinkedHashMap<>();

    @Mixin
    private Batch batch = new Batch();

    @Option(names = "--convention", paramLabel = "NAME", defaultValue = "conv-linear", description = "what counts as work: ${COMPLETION-CANDIDATES} (default: conv-linear)", completionCandidates = ConventionNames.class)
    private String convention = "conv-linear";

    @Option(names = "--precision", paramLabel = "NAME", defaultValue = "fp32", description = "what elements are kept in, for bytes and memory: ${COMPLETION-CANDIDATES} (default: fp32)", completionCandidates = PrecisionNames.class)
    private String precision = "fp32";

    @Option(names = "--deploy", description = "of the deployed form: normalizations folded, linear branches merged, what drops left out; beside it the training form, and how far their outputs are apart")
    private boolean deploy;

    @Option(names = "--json", description = "prints JSON, for programs")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var kept = DesignFile.read(file);
        var analysis = DesignFile.analysis(kept, arguments, new Setting(batch.images(), precision()));
        print(kept, analysis);
        return analysis.hasErrors() ? ExitStatus.INPUT : ExitStatus.DONE;
    }

    private void print(Template kept, Analysis analysis) {
        var out = spec.commandLine().getOut();
        if (deploy) {
            var weights = DesignWeights.forComparison(kept, analysis.graph()).source();
            var forms = Forms.of(Deployment.of(analysis, weights));
            var lines = json
                    ? List.of(Json.text(FormsJson.of(forms, convention())))
                    : FormsText.lines(kept.design(), forms, convention());
            lines.forEach(out::println);
        } else if (json) {
            out.println(Json.text(AnalysisJson.of(analysis, convention())));
        } else {
            AnalysisText.lines(kept.design(), analysis, convention()).forEach(out::println);
        }
    }

    private Convention convention() {
        return Convention.named(convention)
                .orElseThrow(() -> new InputFault("There is no convention " + convention + ". Choose one of "
                        + String.join(", ", Convention.ids()) + "."));
    }

    private Precision precision() {
        return Precision.named(precision)
                .orElseThrow(() -> new InputFault("There is no precision " + precision + ". Choose one of "
                        + String.join(", ", Precision.ids()) + "."));
    }

    /// For the help text.
    static final class PrecisionNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Precision.ids().iterator();
        }
    }

    /// For the help text.
    static final class ConventionNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Convention.ids().iterator();
        }
    }
}
