package blocksmith.engine.torch;

import blocksmith.engine.design.Node;
import blocksmith.engine.design.NodeKind;
import blocksmith.engine.design.Wire;
import blocksmith.engine.form.Python;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.op.Port;
import blocksmith.engine.op.Ports;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplatePorts;
import blocksmith.engine.template.TemplateSource.Lookup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Finds the form of each node of one design at one place, and the channels on its wires as expressions.
final class Forms {
    private static final NodeKind INPUT = new NodeKind.Operation("Input");
    private static final NodeKind OUTPUT = new NodeKind.Operation("Output");

    private final TorchContext context;
    private final Template template;
    private final Optional<NodePath> base;
    private final Names names;
    private final Instances instances;
    private final Map<Piece.Source, Python> channels = new LinkedHashMap<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final Set<NodeId> begun = new LinkedHashSet<>();

    /// How a node that stands for a design is made.
    @FunctionalInterface
    interface Instances {
        /// @param arguments in terms of the design that the node is in
        Python make(NodeId node, Template template, NodePath path, Map<String, Written> arguments);
    }

    private Forms(TorchContext context, Template template, Optional<NodePath> base, Names names,
            Instances instances) {
        this.context = context;
        this.template = template;
        this.base = base;
        this.names = names;
        this.instances = instances;
    }

    /// @param base  of the node that stands for the design; empty for the outermost
    /// @param names what the design's parameters are here
    static Forms of(TorchContext context, Template template, Optional<NodePath> base, Names names,
            Instances instances) {
        var forms = new Forms(context, template, base, names, instances);
        TemplatePorts.inputs(template.design()).forEach(forms::visit);
        TemplatePorts.outputs(template.design()).forEach(forms::visit);
        return forms;
    }

    /// What leads to an Output, each after what it reads.
    List<Piece> pieces() {
        return pieces;
    }

    /// The channels that leave the design, by its Outputs.
    List<Python> outputs() {
        return pieces.stream().filter(Piece.Exit.class::isInstance).map(exit -> channels(exit.inputs().getFirst()))
                .toList();
    }

    private Python channels(Piece.Source source) {
        return Objects.requireNonNull(channels.get(source));
    }

    private NodePath path(Node node) {
        return base.map(outer -> outer.then(node.id())).orElseGet(() -> NodePath.of(node.id()));
    }

    private void visit(Node node) {
        if (begun.add(node.id())) {
            node.inputs().values().forEach(wire -> visit(source(wire)));
            add(node);
        }
    }

    private Node source(Wire wire) {
        return Objects.requireNonNull(template.design().nodes().get(wire.node()));
    }

    private Ports ports(Node node) {
        return switch (node.kind()) {
            case NodeKind.Operation _ -> {
                var type = node.type().orElseThrow(() -> unwritable(node, "is not known", "Remove it."));
                yield place(node).map(place -> place.operator().ports()).orElseGet(() -> type.ports(node.values()));
            }
            case NodeKind.Instance _ -> TemplatePorts.of(linked(node).design());
        };
    }

    private Optional<Places.Place> place(Node node) {
        var path = path(node);
        var first = node.repeat() == null ? path : path.repetition(0);
        return context.places().at(first).or(() -> context.places().at(path));
    }

    private Template linked(Node node) {
        return switch (context.source().find(node.kind().name(), template.origin())) {
            case Lookup.Found(var found) -> found;
            case Lookup.Missing(var finding) -> throw new Unwritable(finding.at(path(node)));
        };
    }

    private List<Piece.Source> inputs(Node node, Ports ports) {
        return ports.inputs().stream().map(port -> Optional.ofNullable(port.in(node.inputs()))).map(wire -> {
            if (wire.isEmpty()) {
                throw unwritable(node, "has an open input", "Connect it.");
            }
            var from = source(wire.get());
            int port = Port.indexOf(wire.get().port(), ports(from).outputs());
            if (port < 0) {
                throw unwritable(node, "reads a port that is not there", "Connect it anew.");
            }
            return new Piece.Source(from.id(), port);
        }).toList();
    }

    private void add(Node node) {
        var ports = ports(node);
        var inputs = inputs(node, ports);
        if (node.kind().equals(INPUT)) {
            pieces.add(new Piece.Entry(node));
            channels.put(new Piece.Source(node.id(), 0), entering(node));
        } else if (node.kind().equals(OUTPUT)) {
            pieces.add(new Piece.Exit(node, inputs));
        } else {
            var condition = Optional.ofNullable(node.when()).map(names::write);
            var arriving = inputs.stream().map(this::channels).toList();
            var leaving = switch (node.kind()) {
                case NodeKind.Instance _ -> addInstance(node, ports, inputs, condition);
                case NodeKind.Operation _ -> addOperator(node, inputs, arriving, condition);
            };
            for (int port = 0; port < leaving.size(); port++) {
                channels.put(new Piece.Source(node.id(), port),
                        condition.isEmpty()
                                ? leaving.get(port)
                                : either(condition.get(), leaving.get(port),
                                        arriving.getFirst()));
            }
        }
    }

    private Python entering(Node input) {
        var type = OperatorType.named("Input").orElseThrow();
        return new Site(type, input.values(), names, List.of()).value("channels");
    }

    private static Python either(Written condition, Python yes, Python no) {
        return yes.equals(no)
                ? yes
                : new Python(yes.within(Python.OR) + " if " + condition.code().within(Python.OR) + " else " + no.text(),
                        Python.LOOSEST);
    }

    private List<Python> addInstance(Node node, Ports ports, List<Piece.Source> inputs,
            Optional<Written> condition) {
        if (ports.inputs().size() != 1 || ports.outputs().size() != 1) {
            if (node.repeat() != null || condition.isPresent()) {
                throw unwritable(node, "is a design of several inputs or outputs that is repeated or has a condition",
                        "Give it one input and one output.");
            }
        }
        var inner = linked(node);
        var path = node.repeat() == null ? path(node) : path(node).repetition(0);
        var code = instances.make(node.id(), inner, path, arguments(node, inner, indexed(node)));
        pieces.add(
                new Piece.Made(node, inputs, repeated(node, code), condition, false));
        var bound = Names.inline(inner.design().parameters(), arguments(node, inner, last(node)));
        return Forms.of(context, inner, Optional.of(path), bound, (_, _, _, _) -> Python.atom("")).outputs();
    }

    private static Map<String, Written> arguments(Node node, Template inner, Names names) {
        var arguments = new LinkedHashMap<String, Written>();
        for (var parameter : inner.design().parameters()) {
            var literal = node.values().get(parameter.key(node.values()));
            if (literal != null) {
                arguments.put(parameter.name(), names.write(literal));
            }
        }
        return arguments;
    }

    /// With the name `index`, where the node is repeated.
    private Names indexed(Node node) {
        return node.repeat() == null ? names : names.with("index", new Names(Map.of()).write("0").as("index"));
    }

    /// With the last index in its place.
    private Names last(Node node) {
        if (node.repeat() == null) {
            return names;
        }
        var count = names.write(node.repeat());
        return names.with("index", new Written(count.whole().minus(Python.of(1)), count.value(), true));
    }

    private Python repeated(Node node, Python code) {
        if (node.repeat() == null) {
            return code;
        }
        var variable = code.text().matches("(?s).*\\bindex\\b.*") ? "index" : "_";
        var count = names.write(node.repeat()).whole();
        return Python.atom("nn.Sequential(*[" + code + " for " + variable + " in range(" + count + ")])");
    }

    private List<Python> addOperator(Node node, List<Piece.Source> inputs, List<Python> arriving,
            Optional<Written> condition) {
        var place = place(node).orElseThrow(() -> unwritable(node,
                "is left out here, and what would arrive at it is not known", "Let its condition hold, or remove it."));
        return switch (form(node, place, indexed(node), arriving)) {
            case TorchForm.Module(var code, var leaving, var helpers) -> {
                helpers.forEach(context::use);
                var making = node.repeat() == null ? code : repeated(node, inARow(node, place, arriving, leaving));
                pieces.add(
                        new Piece.Made(node, inputs, making, condition,
                                Piece.Made.follows(place.operator().category(place.in()))));
                yield List.of(node.repeat() == null
                        ? leaving
                        : leaving(form(node, place, last(node), arriving)));
            }
            case TorchForm.Call(_, var leaving, var helpers) -> {
                if (node.repeat() != null) {
                    throw unwritable(node, "is repeated", "Repeat a design that holds it.");
                }
                helpers.forEach(context::use);
                var code = form(node, place, context.inForward(names), arriving) instanceof TorchForm.Call call
                        ? call.code()
                        : Python.atom("");
                pieces.add(new Piece.Called(node, inputs, code, leaving.size(), condition));
                yield leaving;
            }
            case TorchForm.Impossible(var fact, var fix) -> throw new Unwritable(
                    Finding.error(ProblemCode.NO_FORM, null, fact, fix).at(path(node)));
        };
    }

    /// The first of several has what arrives, the others what leaves the one before.
    private Python inARow(Node node, Places.Place place, List<Python> arriving, Python leaving) {
        if (leaving.text().matches("(?s).*\\bindex\\b.*")) {
            throw unwritable(node, "is repeated with channels that change", "Repeat a design that holds it.");
        }
        var first = arriving.getFirst();
        var before = first.equals(leaving)
                ? first
                : new Python(first.within(Python.OR) + " if index == 0 else " + leaving.text(), Python.LOOSEST);
        return form(node, place, indexed(node), List.of(before)) instanceof TorchForm.Module module
                ? module.code()
                : Python.atom("");
    }

    private static Python leaving(TorchForm form) {
        return form instanceof TorchForm.Module module ? module.channels() : Python.atom("");
    }

    private static TorchForm form(Node node, Places.Place place, Names names, List<Python> arriving) {
        var type = OperatorType.of(place.operator());
        return place.operator().torch(place.in(), new Site(type, node.values(), names, arriving));
    }

    private Unwritable unwritable(Node node, String fact, String fix) {
        return new Unwritable(Finding.error(ProblemCode.NO_FORM, null,
                "This cannot be written in PyTorch: it " + fact + ".", fix).at(path(node)));
    }
}
