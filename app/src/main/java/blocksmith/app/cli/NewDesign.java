package blocksmith.app.cli;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.problem.Spelling;
import blocksmith.engine.template.Origin;
import blocksmith.engine.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// A design of one's own, from a template.
@Command(name = "new", mixinStandardHelpOptions = true, description = "Makes a design of a template, with parameters of one's own.")
final class NewDesign implements Callable<Integer> {
    @Parameters(paramLabel = "TEMPLATE", description = "a template's name, or a design")
    private Path template = Path.of("");

    @Option(names = "--set", paramLabel = "name=value", description = "sets a parameter to a number, a truth value or an expression; may be repeated")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(names = {"-o",
        "--output"}, paramLabel = "FILE", description = "where it goes (default: TEMPLATE.json here); a file that is there is never replaced")
    private @Nullable Path output;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var kept = DesignFile.read(template);
        var design = withValues(kept.design());
        var target = output == null ? Path.of(stem() + ".json") : output;
        if (Files.exists(target)) {
            throw new InputFault(target + " is there already. Name another file with -o.");
        }
        check(design, kept.origin());
        try {
            DesignFiles.save(design, target);
        } catch (IOException failure) {
            throw new InputFault(target + " cannot be written", failure);
        }
        spec.commandLine().getOut().println(target);
        return ExitStatus.DONE;
    }

    private String stem() {
        var name = String.valueOf(template.getFileName());
        return name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : name;
    }

    private Design withValues(Design design) {
        var names = design.parameters().stream().map(parameter -> parameter.name()).toList();
        for (var name : values.keySet()) {
            if (!names.contains(name)) {
                throw new InputFault("There is no parameter " + name + ". "
                        + Spelling.suggestion(name, names, Spelling.choice(names)));
            }
        }
        return design.withParameters(design.parameters()
                .stream()
                .map(parameter -> {
                    var value = values.get(parameter.name());
                    return value == null ? parameter : parameter.withValue(Literal.parse(value));
                })
                .toList());
    }

    /// What follows from the values, such as channels that do not divide, ends the command as well. One that is wrong makes
    /// others wrong, so that only the first is told: parameters come before what uses them.
    private void check(Design design, Origin origin) {
        DesignFile.analysis(new Template(origin, design), Map.of(), 1)
                .problems()
                .stream()
                .filter(Problem::isError)
                .min(Comparator.comparing(problem -> problem.place().node() != null))
                .ifPresent(problem -> {
                    throw new InputFault(words(problem));
                });
    }

    private String words(Problem problem) {
        var part = problem.place().part();
        return problem.place().node() == null && part != null && values.containsKey(part)
                ? part + " cannot be " + values.get(part) + ". " + problem.fact() + " " + problem.fix()
                : "The design would not work: " + problem;
    }
}
