package blocksmith.engine.template;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.Node;
import blocksmith.engine.design.Parameter;
import blocksmith.engine.expression.Scope;
import blocksmith.engine.graph.Group;
import blocksmith.engine.op.Input;
import blocksmith.engine.op.Literal;
import blocksmith.engine.op.Ports;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.NodeId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One design under one set of arguments, resolved and wired, ready to be put wherever a node stands for it.
final class Level {
    private final Template template;
    private final Environment environment;
    private final Map<NodeId, Resolution> resolutions;
    private final List<Member> members = new ArrayList<>();

    /// A node, what it comes to, and its wires.
    ///
    /// @param inputs   where the wires on its input ports begin, in port order
    /// @param findings what is wrong with its wires
    record Member(Node node, Resolution resolution, Ports ports, List<Optional<LocalOutlet>> inputs,
            List<Finding> findings) {
    }

    private Level(Template template, Environment environment, Map<NodeId, Resolution> resolutions) {
        this.template = template;
        this.environment = environment;
        this.resolutions = resolutions;
        var wiring = new Wiring(template.design(), resolutions);
        resolutions.forEach((id, resolution) -> {
            var node = Objects.requireNonNull(template.design().nodes().get(id));
            members.add(new Member(node, resolution, wiring.ports(id), wiring.inputs(node), wiring.findings(node)));
        });
    }

    /// The same again where nothing has changed.
    ///
    /// @param previous whose resolutions are taken over where neither node nor parameters have changed
    static Level of(Template template, Map<String, Literal> arguments, TemplateSource source,
            Optional<Level> previous) {
        if (previous.isPresent() && previous.get().isOwn() && previous.get().template.equals(template)) {
            return previous.get();
        }
        var design = template.design();
        var resolved = ParameterResolver.resolve(design.parameters(), arguments);
        var environment = resolved.with(ConstraintCheck.findings(design, resolved.values(), given(design, arguments)));
        var scope = Scope.of(environment.values());
        var templates = new Templates(source, template.origin());
        var known = previous.filter(level -> level.environment.values().equals(environment.values()));
        var resolutions = new LinkedHashMap<NodeId, Resolution>();
        design.nodes().forEach(
                (id, node) -> resolutions.put(
                        id,
                        known.flatMap(level -> level.unchanged(node))
                                .orElseGet(() -> NodeResolver.resolve(node, scope, templates))));
        return new Level(template, environment, resolutions);
    }

    /// The parameters whose values do not come from the design, by the names that they have now.
    private static Set<String> given(Design design, Map<String, Literal> arguments) {
        return design.parameters().stream()
                .filter(parameter -> parameter.names().anyMatch(arguments::containsKey))
                .map(Parameter::name)
                .collect(Collectors.toSet());
    }

    /// What the node came to, if that follows from the node alone: the design behind a link may have changed.
    private Optional<Resolution> unchanged(Node node) {
        return node.type().isPresent() && node.equals(template.design().nodes().get(node.id()))
                ? Optional.ofNullable(resolutions.get(node.id()))
                : Optional.empty();
    }

    /// Whether no node of it stands for another design, which may have changed.
    private boolean isOwn() {
        return template.design().nodes().values().stream().allMatch(node -> node.type().isPresent());
    }

    Optional<Resolution> resolution(NodeId node) {
        return Optional.ofNullable(resolutions.get(node));
    }

    /// The design that a node stands for.
    Optional<Template> template(NodeId node) {
        return resolutions.get(node) instanceof Resolution.Present present ? present.template() : Optional.empty();
    }

    /// What it is made for, by its Inputs.
    List<Optional<Group.Expected>> expected() {
        return TemplatePorts.inputs(template.design()).stream().map(this::expected).toList();
    }

    private Optional<Group.Expected> expected(Node input) {
        return resolutions.get(input.id()) instanceof Resolution.Operating(Input operator)
                ? Optional.of(new Group.Expected(operator.channels(), setter(input)))
                : Optional.empty();
    }

    /// The parameter that an Input takes its channels from.
    private Optional<String> setter(Node input) {
        return input.values().get("channels") instanceof Literal.Word(var name)
                && environment.values().containsKey(name)
                        ? Optional.of(name)
                        : Optional.empty();
    }

    Template template() {
        return template;
    }

    Environment environment() {
        return environment;
    }

    List<Member> members() {
        return members;
    }
}
