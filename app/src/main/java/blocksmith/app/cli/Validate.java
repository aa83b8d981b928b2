package blocksmith.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Whether files are designs without problems.
@Command(name = "validate", mixinStandardHelpOptions = true, description = "Says of each file whether it is a design without problems.")
final class Validate implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "the designs")
    private List<Path> files = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return files.stream().map(this::validate).reduce(ExitStatus.DONE, Math::max);
    }

    private int validate(Path file) {
        var out = spec.commandLine().getOut();
        try {
            var analysis = DesignFile.analysis(DesignFile.read(file), Map.of(), 1);
            analysis.problems().forEach(problem -> out.println(file + ": " + problem));
            if (!analysis.hasErrors()) {
                out.println(file + ": good");
            }
            return analysis.hasErrors() ? ExitStatus.INPUT : ExitStatus.DONE;
        } catch (InputFault fault) {
            spec.commandLine().getErr().println("blocksmith: " + fault.getMessage());
            return ExitStatus.INPUT;
        }
    }
}
