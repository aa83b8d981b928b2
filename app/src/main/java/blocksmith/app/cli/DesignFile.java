package blocksmith.app.cli;

import blocksmith.app.session.TemplateStore;
import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.Excerpt;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.problem.Spelling;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.template.Origin;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplateFiles;
import blocksmith.engine.template.TemplateSource;
import blocksmith.engine.weights.DesignWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Designs as commands take them.
final class DesignFile {
    private DesignFile() {
    }

    /// The design in a file, or the template of that name.
    ///
    /// @throws InputFault when there is none, or it cannot be read
    static Template read(Path file) {
        return Files.exists(file) ? inFile(file) : named(file);
    }

    /// The folder in which a command runs, as templates see it.
    static Origin here() {
        return new Origin.File(Path.of("").toAbsolutePath().resolve("design.json"));
    }

    private static Template named(Path word) {
        var name = word.toString();
        if (!TemplateFiles.isName(name)) {
            throw new InputFault("There is no file " + word + ".");
        }
        var templates = TemplateStore.usual().files();
        var known = templates.allNames(here());
        if (!known.contains(name)) {
            throw new InputFault("There is no file and no template " + Excerpt.of(name) + ". " + near(name, known)
                    + "All templates are listed by: blocksmith templates");
        }
        return switch (templates.find(name, here())) {
            case TemplateSource.Lookup.Found(var template) -> template;
            case TemplateSource.Lookup.Missing(var finding) ->
                throw new InputFault(finding.fact() + " " + finding.fix());
        };
    }

    private static String near(String name, List<String> known) {
        var near = Spelling.near(name, known);
        return near.isEmpty() ? "" : "Did you mean " + Spelling.alternatives(near) + "? ";
    }

    private static Template inFile(Path file) {
        if (Files.isDirectory(file)) {
            throw new InputFault(file + " is a folder. Name a design in it.");
        }
        try {
            return switch (DesignFiles.read(file)) {
                case DesignReading.Read(var design) -> TemplateFiles.inFile(design, file);
                case DesignReading.Refused(var problems) -> throw new InputFault(file + ": " + problems.stream()
                        .limit(10)
                        .map(Problem::toString)
                        .collect(Collectors.joining(System.lineSeparator() + "  ")));
            };
        } catch (NoSuchFileException _) {
            throw new InputFault("There is no file " + file + ".");
        } catch (IOException failure) {
            throw new InputFault(file + " cannot be read", failure);
        }
    }

    static Analysis analysis(Template kept, Map<String, String> arguments, int batch) {
        return analysis(kept, arguments, new Setting(batch));
    }

    static Analysis analysis(Template kept, Map<String, String> arguments, Setting setting) {
        var values = arguments.entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Literal.parse(entry.getValue())));
        var analysis = Analysis.of(Elaboration.of(kept, values, TemplateStore.usual().files()).graph(), setting);
        return analysis.with(DesignWeights.of(kept, analysis.graph()).problems(analysis.weightSpecs()));
    }
}
