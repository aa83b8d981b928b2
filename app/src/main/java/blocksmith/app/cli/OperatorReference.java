package blocksmith.app.cli;

import blocksmith.engine.op.Convention;
import blocksmith.engine.op.Formula;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.op.ParameterType;
import blocksmith.engine.op.WeightSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The reference of the operators, as files by name: a page of Markdown, and a picture of each.
final class OperatorReference {
    private final List<String> lines = new ArrayList<>();

    private OperatorReference() {
    }

    static Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        files.put("README.md", new OperatorReference().page());
        OperatorType.all().forEach(
                type -> files.put(picture(type), OperatorPicture.of(OperatorExample.of(type))));
        return files;
    }

    private static String picture(OperatorType type) {
        return type.name().toLowerCase(Locale.ROOT) + ".svg";
    }

    private String page() {
        lines.add("# Operators");
        lines.add("");
        lines.add("Made by `./blocksmith operators --reference engine/operators`; a test keeps it current.");
        lines.add(
                "A picture shows which pixels of an 8×8 image the middle pixel of the result depends on; pale are those that "
                        + "only scale it. Numbers are those of the first preset on an image of 8×8×8, or on 8 features.");
        var groups = OperatorType.all().stream().collect(
                Collectors.groupingBy(type -> type.about().category().group(), LinkedHashMap::new,
                        Collectors.toList()));
        groups.forEach((group, types) -> {
            lines.add("");
            lines.add("## " + group);
            types.forEach(this::operator);
        });
        return String.join("\n", lines) + "\n";
    }

    private void operator(OperatorType type) {
        var example = OperatorExample.of(type);
        lines.add("");
        lines.add("### " + type.name());
        lines.add("");
        lines.add("![what a pixel of the result depends on](" + picture(type) + ")");
        lines.add("");
        lines.add(type.about().summary() + ". " + shapes(example) + ".");
        var presets = type.presets().stream().map(preset -> "*" + preset.label() + "*").toList();
        if (presets.size() > 1) {
            lines.add("");
            lines.add("Offered as " + String.join(", ", presets) + ".");
        }
        parameters(type);
        formulas(example);
    }

    private static String shapes(OperatorExample example) {
        var from = example.in().types().stream().map(it -> it.shape().perImage()).distinct().toList();
        var to = example.outputs().stream().map(it -> it.shape().perImage()).distinct().toList();
        return "Here " + (from.isEmpty() ? "nothing" : String.join(", ", from)) + " → "
                + (to.isEmpty() ? "nothing" : String.join(", ", to));
    }

    private void parameters(OperatorType type) {
        if (type.parameters().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("| parameter | takes | default | |");
        lines.add("|---|---|---|---|");
        for (var parameter : type.parameters()) {
            lines.add("| `" + parameter.name() + "` | " + parameter.expected() + " | " + fallback(parameter) + " | "
                    + parameter.help() + " |");
        }
    }

    private static String fallback(ParameterType parameter) {
        return parameter.fallback() == null ? "needed" : "`" + parameter.fallback() + "`";
    }

    private void formulas(OperatorExample example) {
        var cost = example.operator().cost(example.in(), example.outputs());
        var rows = new ArrayList<String>();
        example.operator().outputSizes(example.in()).forEach(size -> rows.add(row(size.name(), size.formula())));
        add(rows, "weights", cost.weights());
        if (cost.parameters().value() != cost.weights().value()) {
            add(rows, "parameters", cost.parameters());
        }
        add(rows, "MACs", cost.macs());
        for (var convention : Convention.values()) {
            var beside = cost.beside().get(convention);
            if (beside != null) {
                add(rows, "beside, " + convention.title(), beside);
            }
        }
        if (cost.operations().total() > 0) {
            rows.add("| every operation | | " + cost.operations().total() + " | |");
        }
        if (!rows.isEmpty()) {
            lines.add("");
            lines.add("| | rule | here | source |");
            lines.add("|---|---|---|---|");
            lines.addAll(rows);
        }
        var weights = example.operator().weights(example.in());
        if (!weights.isEmpty()) {
            lines.add("");
            lines.add("Tensors: " + weights.stream().map(OperatorReference::tensor).collect(Collectors.joining(", "))
                    + ".");
        }
    }

    private static void add(List<String> rows, String name, Formula formula) {
        if (formula.value() != 0) {
            rows.add(row(name, formula));
        }
    }

    private static String row(String name, Formula formula) {
        return "| " + name + " | " + formula.symbolic() + " | " + formula.substituted() + " = " + formula.value()
                + " | " + formula.rule().source() + " |";
    }

    private static String tensor(WeightSpec spec) {
        return "`" + spec.name() + "` " + spec.shape();
    }
}
