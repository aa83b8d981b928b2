package blocksmith.engine.torch;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.Parameter;
import blocksmith.engine.expression.Evaluated;
import blocksmith.engine.form.Python;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Writes one design as a class: its parameters as arguments of the constructor, its layers as attributes.
final class ClassWriter {
    private static final String INDENT = "        ";

    private final TorchClasses classes;
    private final Design design;
    private final Set<String> given;
    private final PythonNames own = new PythonNames();
    private final PythonNames attributeNames = new PythonNames();
    private final Map<String, String> pythonNames = new LinkedHashMap<>();
    private final Names names;
    private final List<Group> groups;
    private final Map<NodeId, TorchClass> inner = new HashMap<>();
    private final Map<NodeId, String> attributes = new HashMap<>();
    private final Map<NodeId, String> prefixes = new HashMap<>();
    private final List<String> making = new ArrayList<>();
    /// What the arguments are held against.
    private final List<String> rules = new ArrayList<>();

    private ClassWriter(TorchClasses classes, Template template, Optional<NodePath> base,
            Map<String, Written> arguments) {
        this.classes = classes;
        this.design = template.design();
        this.given = arguments.keySet();
        design.parameters().forEach(each -> pythonNames.put(each.name(), own.giveParameter(each.name())));
        this.names = names(Names.inline(design.parameters(), arguments));
        this.groups = Group.of(Forms.of(classes.context(), template, base, names, this::make).pieces());
    }

    /// @param base      of the node that stands for the design; empty for the outermost
    /// @param arguments that it is given there
    static TorchClass write(TorchClasses classes, Template template, Optional<NodePath> base,
            Map<String, Written> arguments) {
        return new ClassWriter(classes, template, base, arguments).written();
    }

    /// The parameters under their own names, with the values that they have here.
    private Names names(Names inline) {
        var written = new LinkedHashMap<String, Written>();
        pythonNames.forEach((name, python) -> written.put(name,
                Objects.requireNonNull(inline.written().get(name)).as(python)));
        return new Names(written);
    }

    private Python make(NodeId node, Template template, NodePath path, Map<String, Written> arguments) {
        var made = classes.of(template, path, arguments);
        inner.put(node, made);
        var passed = new ArrayList<String>();
        for (var parameter : made.parameters()) {
            var argument = arguments.get(parameter.parameter().name());
            if (argument != null && !argument.code().equals(parameter.fallback())) {
                passed.add(parameter.python() + "=" + argument.code());
            }
        }
        return Python.atom(classes.token(made) + "(" + String.join(", ", passed) + ")");
    }

    private TorchClass written() {
        keepForForward();
        groups.forEach(this::write);
        design.constraints().forEach(constraint -> rules.addAll(Rules.lines(constraint, names)));
        var forward = ForwardWriter.lines(groups, attributes);
        var used = used();
        var parameters = design.parameters().stream()
                .filter(parameter -> used.contains(python(parameter)) && isArgument(parameter))
                .map(parameter -> new ClassParameter(parameter, python(parameter), fallback(parameter)))
                .toList();
        var lines = new ArrayList<>(documentation(parameters));
        var arguments = String.join(", ", parameters.stream().map(ClassParameter::declaration).toList());
        lines.addAll(CodeLayout.lines("    ", "def ",
                "__init__(self" + (arguments.isEmpty() ? "" : ", ") + arguments + ")", ":"));
        lines.add(INDENT + "super().__init__()");
        design.parameters().stream()
                .filter(parameter -> used.contains(python(parameter)) && !isArgument(parameter))
                .forEach(parameter -> lines.add(INDENT + python(parameter) + " = " + derived(parameter)));
        lines.addAll(rules);
        lines.addAll(making);
        lines.add("");
        lines.addAll(forward);
        return new TorchClass(design.name(), parameters, String.join("\n", lines), prefixes, inner);
    }

    private String python(Parameter parameter) {
        return Objects.requireNonNull(pythonNames.get(parameter.name()));
    }

    private boolean isArgument(Parameter parameter) {
        return !Names.isDerived(parameter) || given.contains(parameter.name());
    }

    private Python fallback(Parameter parameter) {
        return Names.inline(design.parameters(), Map.of()).written().get(parameter.name()) instanceof Written written
                && !Names.isDerived(parameter)
                        ? written.code()
                        : value(parameter);
    }

    /// The value here, of one that follows from others unless it is given.
    private Python value(Parameter parameter) {
        return switch (Objects.requireNonNull(names.written().get(parameter.name())).value()) {
            case Evaluated.Number(var number) when number.isWhole() ->
                Python.of(number.wholeValue());
            case Evaluated.Number(var number) -> Python.of(number.doubleValue());
            case Evaluated.Truth(var truth) -> Python.of(truth);
            case Evaluated.Failed(var why) ->
                throw new Unwritable(why.atDesign());
        };
    }

    private Python derived(Parameter parameter) {
        return names.write(parameter.value()).whole();
    }

    /// The Python names of the parameters that the constructor uses, also by way of others.
    private Set<String> used() {
        var used = new LinkedHashSet<String>();
        var text = new StringBuilder(String.join("\n", making) + "\n" + String.join("\n", rules));
        for (var parameter : design.parameters().reversed()) {
            if (Pattern.compile("\\b" + python(parameter) + "\\b(?!=[^=])").matcher(text).find()) {
                used.add(python(parameter));
                if (!isArgument(parameter)) {
                    text.append('\n').append(derived(parameter));
                }
            }
        }
        return used;
    }

    /// What expressions of the forward pass read of the parameters becomes an attribute.
    private void keepForForward() {
        for (var python : pythonNames.values()) {
            boolean isRead = groups.stream().map(Group::first).anyMatch(piece -> piece instanceof Piece.Called called
                    && called.code().text().matches("(?s).*\\bself\\." + python + "\\b.*"));
            if (isRead) {
                attributeNames.give(python);
                making.add(INDENT + "self." + python + " = " + python);
            }
        }
    }

    private void write(Group group) {
        switch (group.first()) {
            case Piece.Made made -> writeModules(made.node().id(), group);
            case Piece.Called called -> called.condition().ifPresent(condition -> writeCondition(called, condition));
            case Piece.Entry _,Piece.Exit _ -> {
            }
        }
    }

    private void writeModules(NodeId id, Group group) {
        var attribute = attributeNames.give(id.value());
        attributes.put(id, attribute);
        var codes = new ArrayList<String>();
        for (var piece : group.pieces()) {
            if (piece instanceof Piece.Made made) {
                var place = group.pieces().size() == 1 ? "" : "." + codes.size();
                prefixes.put(made.node().id(), attribute + place);
                codes.add(code(made));
            }
        }
        var code = codes.size() == 1 ? codes.getFirst() : "nn.Sequential(" + String.join(", ", codes) + ")";
        making.addAll(codes.size() == 1
                ? CodeLayout.lines(INDENT, "self." + attribute + " = ", code, "")
                : CodeLayout.broken(INDENT, "self." + attribute + " = ", code));
    }

    private static String code(Piece.Made made) {
        return made.condition()
                .map(condition -> made.code() + " if " + condition.code() + " else nn.Identity()")
                .orElseGet(() -> made.code().text());
    }

    private void writeCondition(Piece.Called called, Written condition) {
        var line = " = " + condition.code();
        var known = making.stream().filter(each -> each.startsWith(INDENT + "self.use_") && each.endsWith(line))
                .findFirst();
        if (known.isPresent()) {
            attributes.put(called.node().id(), known.get().strip().substring(5).split(" ", 2)[0]);
            return;
        }
        boolean isShortcut = called.inputs().size() == 2;
        var attribute = attributeNames.give(isShortcut ? "use_shortcut" : "use_" + called.node().id());
        attributes.put(called.node().id(), attribute);
        making.add(INDENT + "self." + attribute + line);
    }

    private List<String> documentation(List<ClassParameter> parameters) {
        var text = design.description().isBlank() ? design.name() : design.description();
        var lines = new ArrayList<>(CodeLayout.wrapped("    ", "\"\"\"" + text.replace("\\", "/").replace("\"", "'")));
        var helped = parameters.stream().filter(each -> !each.parameter().help().isBlank()).toList();
        if (!helped.isEmpty()) {
            lines.add("");
            lines.add("    Args:");
            helped.forEach(
                    each -> lines.addAll(
                            CodeLayout.wrapped(INDENT, INDENT + "    ",
                                    each.python() + ": " + each.parameter().help().replace("\"", "'"))));
            lines.add("    \"\"\"");
        } else {
            lines.set(lines.size() - 1, lines.getLast() + "\"\"\"");
        }
        lines.add("");
        return lines;
    }
}
