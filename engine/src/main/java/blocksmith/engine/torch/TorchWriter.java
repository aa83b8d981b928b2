package blocksmith.engine.torch;

import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.Node;
import blocksmith.engine.form.TorchHelper;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplatePorts;
import blocksmith.engine.template.TemplateSource;
import blocksmith.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes a design as PyTorch code: a class for it and for each design within it, which can be made with other parameters
/// than the design has, and a check of the shape and of the number of parameters at the end.
public final class TorchWriter {
    private static final String MAKE_DIVISIBLE = """
            def make_divisible(value, divisor):
                \"""The multiple of `divisor` nearest to `value`, and never below 90 % of it (Sandler et al. 2018).\"""
                nearest = max(divisor, int(value + divisor / 2) // divisor * divisor)
                return nearest + divisor if nearest < 0.9 * value else nearest
            """;

    private final TorchContext context;
    private final TorchClasses classes;

    private TorchWriter(TorchContext context) {
        this.context = context;
        this.classes = new TorchClasses(context);
    }

    /// @param source finds the designs that nodes stand for
    public static TorchWriting write(Template template, TemplateSource source) {
        var places = new Places(template, source);
        if (places.present().hasErrors()) {
            return new TorchWriting.Impossible(places.present().problems().stream().filter(Problem::isError).toList());
        }
        try {
            return new TorchWriter(new TorchContext(source, places)).write(template);
        } catch (Unwritable failure) {
            return new TorchWriting.Impossible(List.of(failure.problem()));
        }
    }

    private TorchWriting write(Template template) {
        var outermost = classes.outermost(template);
        var parts = new ArrayList<String>();
        parts.addAll(context.helpers().values().stream().map(TorchHelper::code).map(String::strip).toList());
        var named = named();
        classes.all()
                .forEach(each -> parts.add("class @" + classes.all().indexOf(each) + "@(nn.Module):\n" + each.body()));
        parts.add(check(classes.token(outermost), template.design()));
        var code = String.join("\n\n\n", parts);
        if (code.contains("make_divisible(")) {
            code = MAKE_DIVISIBLE + "\n\n" + code;
        }
        for (var name : named.entrySet()) {
            code = code.replace(name.getKey(), name.getValue());
        }
        return new TorchWriting.Written(head(template, code) + code + "\n", prefixes(outermost));
    }

    /// The classes' names by their tokens.
    private Map<String, String> named() {
        var taken = new HashSet<>(context.helpers().keySet());
        var names = new LinkedHashMap<String, String>();
        for (var each : classes.all().reversed()) {
            var wish = PythonNames.ofClass(each.title());
            var name = taken.contains(wish) ? wish + "Block" : wish;
            for (int i = 2; !taken.add(name); i++) {
                name = wish + i;
            }
            names.put(classes.token(each), name);
        }
        return names;
    }

    private static String head(Template template, String code) {
        var lines = new ArrayList<String>();
        lines.add("\"\"\"" + template.design().name().replace("\\", "/").replace("\"", "'") + "\"\"\"");
        lines.add("");
        if (code.contains("math.")) {
            lines.add("import math");
            lines.add("");
        }
        lines.add("import torch");
        if (code.contains("F.")) {
            lines.add("import torch.nn.functional as F");
        }
        lines.add("from torch import nn");
        return String.join("\n", lines) + "\n\n\n";
    }

    private String check(String name, Design design) {
        var lines = new ArrayList<String>();
        lines.add("if __name__ == \"__main__\":");
        lines.add("    model = " + name + "().eval()");
        var shapes = shapes(TemplatePorts.inputs(design)).stream()
                .map(shape -> "torch.randn(" + sizes(shape) + ")").collect(Collectors.joining(", "));
        lines.add("    with torch.no_grad():");
        lines.add("        result = model(" + shapes + ")");
        var results = shapes(TemplatePorts.outputs(design));
        for (int i = 0; i < results.size(); i++) {
            var result = results.size() == 1 ? "result" : "result[" + i + "]";
            lines.add("    assert " + result + ".shape == (" + sizes(results.get(i)) + "), " + result + ".shape");
        }
        var count = String.format(Locale.ROOT, "%,d", context.places().present().totals().parameters())
                .replace(',', '_');
        lines.add("    parameters = sum(each.numel() for each in model.parameters())");
        lines.add("    assert parameters == " + count + ", parameters");
        lines.add("    print(f\"" + name + ": {parameters:,} parameters, output "
                + results.stream().map(TorchWriter::sizes).map(sizes -> "(" + sizes + ")").collect(
                        Collectors.joining(", "))
                + "\")");
        return String.join("\n", lines);
    }

    private static String sizes(Shape shape) {
        return shape.dimensions().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /// Of the tensors at the design's borders.
    private List<Shape> shapes(List<Node> borders) {
        var shapes = new ArrayList<Shape>();
        for (var border : borders) {
            if (context.places().present().nodes().get(NodePath.of(border.id())) instanceof NodeAnalysis.Known known) {
                shapes.add((known.outputs().isEmpty() ? known.inputs() : known.outputs()).getFirst().shape());
            }
        }
        return shapes;
    }

    private Map<NodePath, String> prefixes(TorchClass outermost) {
        var prefixes = new LinkedHashMap<NodePath, String>();
        for (var path : context.places().present().weightSpecs().keySet()) {
            prefix(path, outermost).ifPresent(prefix -> prefixes.put(path, prefix));
        }
        return prefixes;
    }

    private static Optional<String> prefix(NodePath path, TorchClass outermost) {
        var parts = new ArrayList<String>();
        var current = Optional.of(outermost);
        for (var step : path.steps()) {
            var prefix = current.map(each -> each.prefixes().get(step.node()));
            if (prefix.isEmpty()) {
                return Optional.empty();
            }
            parts.add(prefix.get());
            if (step.repetition() != NodePath.Step.ONCE) {
                parts.add(Integer.toString(step.repetition()));
            }
            current = current.map(each -> each.inner().get(step.node()));
        }
        return Optional.of(String.join(".", parts));
    }
}
