package blocksmith.app.cli;

import blocksmith.app.session.TemplateStore;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.Parameter;
import blocksmith.engine.design.Variant;
import blocksmith.engine.template.Library;
import blocksmith.engine.template.TemplateSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/// The templates there are.
@Command(name = "templates", mixinStandardHelpOptions = true, description = "Lists the templates: the library's, your own and those in the folder templates here. Exports and imports your own.")
final class ListTemplates implements Callable<Integer> {
    @Option(names = "--json", description = "prints JSON, for programs")
    private boolean json;

    @Option(names = "--reference", paramLabel = "DIR", description = "writes a page of Markdown and a picture of each template of the library to a folder")
    private @Nullable Path folder;

    @Option(names = "--export", paramLabel = "OUT[.zip]", description = "writes your own templates, or those of the names with those that they link to, to a folder or a zip; what is there is never replaced")
    private @Nullable Path export;

    @Option(names = "--import", paramLabel = "FILE|FOLDER", description = "puts the templates of a zip or a folder among your own, all of them or none")
    private @Nullable Path bringIn;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "the templates to export (default: all of your own)")
    private List<String> names = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// A template under its name.
    private record Named(String name, Design design) {
    }

    /// Templates of one kind.
    private record Shelf(String title, List<Named> templates) {
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (export == null && !names.isEmpty()) {
            throw new InputFault("Names are those of templates to export. Say where to with --export.");
        }
        if (export != null) {
            out.println(ExchangeTemplates.export(TemplateStore.usual(), names, export));
        } else if (bringIn != null) {
            out.println(ExchangeTemplates.bringIn(TemplateStore.usual(), bringIn));
        } else if (folder != null) {
            write(folder);
        } else if (json) {
            var root = Json.object();
            var list = root.putArray("templates");
            shelves().forEach(shelf -> shelf.templates().forEach(each -> list.add(tree(shelf, each))));
            out.println(Json.text(root));
        } else {
            shelves().forEach(this::print);
        }
        return ExitStatus.DONE;
    }

    private static void write(Path folder) {
        try {
            Files.createDirectories(folder);
            for (var file : TemplateReference.files().entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException failure) {
            throw new InputFault("Cannot write to " + folder, failure);
        }
    }

    private static List<Shelf> shelves() {
        var files = TemplateStore.usual().files();
        var shelves = new ArrayList<Shelf>();
        for (var shelf : Library.shelves()) {
            shelves.add(new Shelf(shelf.title(), shelf.designs()
                    .stream()
                    .flatMap(name -> Library.find(name).stream().map(found -> new Named(name, found.design())))
                    .toList()));
        }
        var own = new ArrayList<Named>();
        for (var name : files.names(DesignFile.here())) {
            if (files.find(name, DesignFile.here()) instanceof TemplateSource.Lookup.Found(var template)) {
                own.add(new Named(name, template.design()));
            }
        }
        if (!own.isEmpty()) {
            shelves.add(new Shelf("Your own", own));
        }
        return shelves;
    }

    private void print(Shelf shelf) {
        var out = spec.commandLine().getOut();
        out.println(shelf.title());
        for (var each : shelf.templates()) {
            out.println("  " + each.name() + "  " + each.design().name());
            if (!each.design().parameters().isEmpty()) {
                out.println("      " + each.design()
                        .parameters()
                        .stream()
                        .map(parameter -> parameter.name() + "=" + parameter.value())
                        .collect(Collectors.joining(", ")));
            }
            if (!each.design().variants().isEmpty()) {
                out.println("      as " + each.design().variants().stream().map(Variant::name).collect(
                        Collectors.joining(", ")));
            }
        }
    }

    private static ObjectNode tree(Shelf shelf, Named template) {
        var design = template.design();
        var tree = Json.object()
                .put("name", template.name())
                .put("title", design.name())
                .put("shelf", shelf.title())
                .put("description", design.description());
        var parameters = tree.putArray("parameters");
        design.parameters().forEach(parameter -> parameters.add(tree(parameter)));
        var constraints = tree.putArray("constraints");
        design.constraints().forEach(constraint -> constraints.addObject()
                .put("rule", constraint.rule())
                .put("help", constraint.help()));
        var variants = tree.putArray("variants");
        design.variants().forEach(variant -> variants.add(variant.name()));
        return tree;
    }

    private static ObjectNode tree(Parameter parameter) {
        return Json.object()
                .put("name", parameter.name())
                .put("value", parameter.value().toString())
                .put("min", parameter.min())
                .put("max", parameter.max())
                .put("help", parameter.help());
    }
}
