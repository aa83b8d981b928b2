package blocksmith.app.cli;

import blocksmith.engine.op.OperatorType;
import blocksmith.engine.op.ParameterType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/// The operators and their parameters.
@Command(name = "operators", mixinStandardHelpOptions = true, description = "Lists the operators and their parameters.")
final class Operators implements Runnable {
    @Option(names = "--json", description = "prints JSON, for programs")
    private boolean json;

    @Option(names = "--reference", paramLabel = "DIR", description = "writes a page of Markdown with formulas and sources, and a picture of each operator, to a folder")
    private @Nullable Path folder;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        if (folder != null) {
            write(folder);
        } else if (json) {
            var root = Json.object();
            var list = root.putArray("operators");
            OperatorType.all().forEach(type -> list.add(operator(type)));
            out.println(Json.text(root));
        } else {
            OperatorType.all().forEach(this::print);
        }
    }

    private static void write(Path folder) {
        try {
            Files.createDirectories(folder);
            for (var file : OperatorReference.files().entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException failure) {
            throw new InputFault("Cannot write to " + folder, failure);
        }
    }

    private void print(OperatorType type) {
        var out = spec.commandLine().getOut();
        out.println(type.name() + "  " + type.about().summary());
        for (var parameter : type.parameters()) {
            out.println(
                    "    " + parameter.name() + ": " + parameter.expected() + fallback(parameter) + ". "
                            + parameter.help());
        }
    }

    private static String fallback(ParameterType parameter) {
        return parameter.fallback() == null ? ", required" : ", default " + parameter.fallback();
    }

    private static ObjectNode operator(OperatorType type) {
        var object = Json.object()
                .put("name", type.name())
                .put("label", type.about().label())
                .put("group", type.about().category().group())
                .put("summary", type.about().summary());
        var parameters = object.putArray("parameters");
        type.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
        var presets = object.putArray("presets");
        type.presets().forEach(preset -> presets.addObject().put("label", preset.label()).put("summary",
                preset.summary()));
        return object;
    }

    private static ObjectNode parameter(ParameterType parameter) {
        var object = Json.object()
                .put("name", parameter.name())
                .put("label", parameter.label())
                .put("takes", parameter.expected())
                .put("min", parameter.min())
                .put("max", parameter.max())
                .put("help", parameter.help());
        return parameter.fallback() == null ? object : object.put("default", parameter.fallback().toString());
    }
}
