package blocksmith.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command `blocksmith`: the window, or one of the commands below it.
@Command(name = "blocksmith", mixinStandardHelpOptions = true, version = "blocksmith 0.1.0", description = "Designs efficient convolution blocks: opens the window, on FILE if one is named.", subcommands = {
    Analyze.class, Validate.class, Schema.class, Operators.class, Run.class, KeepWeights.class, Bench.class,
    Export.class, ListTemplates.class, NewDesign.class, Diff.class,
    Screenshot.class, Tune.class})
public final class Blocksmith implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "a design, or a template's name")
    private @Nullable Path file;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// Runs what `arguments` say, and returns the exit status.
    public static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        var line = new CommandLine(new Blocksmith()).setOut(out).setErr(err);
        line.setParameterExceptionHandler((exception, _) -> misused(exception));
        line.setExecutionExceptionHandler((exception, command, _) -> Faults.tell(exception, command.getErr()));
        int status = line.execute(arguments);
        err.flush();
        if (out.checkError()) {
            err.println("blocksmith: the results could not be written to standard output.");
            err.flush();
            return Math.max(status, ExitStatus.INPUT);
        }
        return status;
    }

    private static int misused(ParameterException exception) {
        var command = exception.getCommandLine();
        command.getErr()
                .println("blocksmith: " + message(exception) + ". Try "
                        + command.getCommandSpec().qualifiedName() + " --help.");
        return ExitStatus.INPUT;
    }

    /// What picocli says, save where it speaks of Java's types.
    private static String message(ParameterException exception) {
        if (exception.getArgSpec() != null && exception.getValue() != null) {
            var argument = exception.getArgSpec();
            var name = argument.isOption() ? ((OptionSpec) argument).longestName() : argument.paramLabel();
            return name + " takes " + argument.paramLabel() + ", not '" + exception.getValue() + "'";
        }
        return String.valueOf(exception.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public Integer call() {
        var line = spec.commandLine();
        var named = Optional.ofNullable(file);
        if (Terminal.hasDisplay()) {
            return WindowCommand.open(named);
        }
        if (named.isEmpty()) {
            line.getErr().println("There is no display to open a window on. Name a design to see its analysis here:");
            line.usage(line.getErr());
            return ExitStatus.INPUT;
        }
        return Terminal.show(named.get(), line.getOut(), line.getErr());
    }
}
