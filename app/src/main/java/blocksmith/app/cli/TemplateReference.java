package blocksmith.app.cli;

import blocksmith.app.export.Exportable;
import blocksmith.app.export.Pictures;
import blocksmith.app.text.Numbers;
import blocksmith.app.theme.Theme;
import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.Parameter;
import blocksmith.engine.onnx.Opset;
import blocksmith.engine.op.Convention;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.template.Library;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplateFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The reference of the library, as files by name: a page of Markdown, and a picture of each design.
final class TemplateReference {
    private final List<String> lines = new ArrayList<>();
    private final TemplateFiles templates = new TemplateFiles();

    private TemplateReference() {
    }

    static Map<String, String> files() {
        var reference = new TemplateReference();
        var files = new LinkedHashMap<String, String>();
        files.put("README.md", reference.page());
        var names = Library.shelves().stream().flatMap(shelf -> shelf.designs().stream()).toList();
        var pictures = Pictures.svgs(names.stream().map(reference::exportable).toList());
        for (int i = 0; i < names.size(); i++) {
            files.put(names.get(i) + ".svg", pictures.get(i));
        }
        return files;
    }

    private static Template template(String name) {
        return Library.find(name).orElseThrow();
    }

    private Analysis analysis(Template template) {
        return Analysis.of(Elaboration.of(template, Map.of(), templates).graph(), Setting.SINGLE);
    }

    private Exportable exportable(String name) {
        var template = template(name);
        return new Exportable(template, templates, analysis(template), Opset.COMMON, Theme.LIGHT);
    }

    private String page() {
        lines.add("# Templates");
        lines.add("");
        lines.add("Made by `./blocksmith templates --reference engine/templates`; a test keeps it current. "
                + "MACs are those of convolutions and linear layers, for one image.");
        for (var shelf : Library.shelves()) {
            lines.add("");
            lines.add("## " + shelf.title());
            shelf.designs().forEach(name -> entry(name, template(name).design()));
        }
        return String.join("\n", lines) + "\n";
    }

    private void entry(String name, Design design) {
        lines.add("");
        lines.add("### " + design.name());
        lines.add("");
        lines.add("`" + name + "`: " + design.description());
        lines.add("");
        lines.add("![" + design.name() + "](" + name + ".svg)");
        lines.add("");
        lines.add("| parameter | value | from | to | |");
        lines.add("|---|---|---|---|---|");
        design.parameters().forEach(this::parameter);
        if (!design.constraints().isEmpty()) {
            lines.add("");
            design.constraints()
                    .forEach(constraint -> lines.add("- `" + constraint.rule() + "`: " + constraint.help() + "."));
        }
        lines.add("");
        lines.add("| name | with | parameters | MACs |");
        lines.add("|---|---|---|---|");
        if (design.variants().isEmpty()) {
            counts(name, "");
        }
        for (var variant : design.variants()) {
            counts(variant.name(), variant.values()
                    .entrySet()
                    .stream()
                    .map(value -> value.getKey() + " " + value.getValue())
                    .collect(Collectors.joining(", ")));
        }
    }

    private void parameter(Parameter parameter) {
        lines.add("| `" + parameter.name() + "` | `" + parameter.value() + "` | " + limit(parameter.min()) + " | "
                + limit(parameter.max()) + " | " + parameter.help() + " |");
    }

    private static String limit(@Nullable Long limit) {
        return limit == null ? "" : limit.toString();
    }

    private void counts(String name, String with) {
        var totals = analysis(template(name)).totals();
        lines.add("| `" + name + "` | " + with + " | " + Numbers.exact(totals.parameters()) + " | "
                + Numbers.exact(totals.counted(Convention.CONV_LINEAR)) + " |");
    }
}
