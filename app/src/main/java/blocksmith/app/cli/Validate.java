package blocksmith.app.cli;

import blocksmith.app.text.Numbers;
import blocksmith.engine.analysis.Analysis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Whether files are designs without errors.
@Command(name = "validate", mixinStandardHelpOptions = true, description = "Says of each file whether it is a design, and what is wrong with it: errors make the status 2, warnings do not.")
final class Validate implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "the designs, or templates' names")
    private List<Path> files = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return files.stream().map(this::validate).reduce(ExitStatus.DONE, Math::max);
    }

    private static String verdict(Analysis analysis) {
        if (analysis.graph().nodes().isEmpty()) {
            return "good, but empty";
        }
        int warnings = analysis.problems().size();
        return warnings == 0 ? "good" : "good, with " + Numbers.counted(warnings, "warning");
    }

    private int validate(Path file) {
        var out = spec.commandLine().getOut();
        try {
            var analysis = DesignFile.analysis(DesignFile.read(file), Map.of(), 1);
            analysis.problems()
                    .forEach(
                            problem -> out.println(
                                    file + ": " + (problem.isError() ? "error: " : "warning: ") + problem));
            if (!analysis.hasErrors()) {
                out.println(file + ": " + verdict(analysis));
            }
            return analysis.hasErrors() ? ExitStatus.INPUT : ExitStatus.DONE;
        } catch (InputFault fault) {
            spec.commandLine().getErr().println("blocksmith: " + fault.getMessage());
            return ExitStatus.INPUT;
        }
    }
}
