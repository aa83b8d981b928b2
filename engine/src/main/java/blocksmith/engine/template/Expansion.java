package blocksmith.engine.template;

import blocksmith.engine.graph.Graph;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.graph.Group;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.op.Operator;
import blocksmith.engine.op.Ports;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Puts resolved designs into one another until there are only operators left.
final class Expansion {
    private static final int MOST_NODES = 100_000;

    private final Levels levels;
    private final Passages passages = new Passages();
    /// Their wires still lead through passages.
    private final List<GraphNode> nodes = new ArrayList<>();
    private final Map<NodePath, Optional<Outlet>> bypassed = new LinkedHashMap<>();
    private final Map<NodePath, Group> groups = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private int count;

    /// One node at its place.
    ///
    /// @param inputs where its wires begin
    private record Place(Trail trail, Level.Member member, NodePath path, List<Optional<Outlet>> inputs) {
        Place repetition(int index, List<Optional<Outlet>> changed) {
            return new Place(trail, member, path.repetition(index), changed);
        }

        Ports ports() {
            return member.ports();
        }
    }

    private Expansion(Levels levels) {
        this.levels = levels;
    }

    static Graph graph(Level outermost, Levels levels) {
        var expansion = new Expansion(levels);
        expansion.expand(outermost, Trail.begin(outermost.template().origin()), List.of());
        return expansion.graph();
    }

    /// @param entries what is led to each Input, unless this is the outermost design
    private void expand(Level level, Trail trail, List<Optional<Outlet>> entries) {
        level.environment().findings().forEach(finding -> problems.add(trail.problem(finding)));
        count += level.members().size();
        var inputs = TemplatePorts.inputs(level.template().design());
        var paths = new HashMap<NodeId, NodePath>();
        for (var member : level.members()) {
            paths.put(member.node().id(), trail.to(member.node().id()));
        }
        for (var member : level.members()) {
            var place = place(trail, member, paths);
            int border = trail.isOutermost() ? -1 : inputs.indexOf(member.node());
            if (border >= 0) {
                passages.lead(entries.get(border), new Outlet(place.path(), 0));
            } else if (!trail.isOutermost() && TemplatePorts.isOutput(member.node())) {
                report(place.path(), member.findings());
                passages.lead(firstOf(place), new Outlet(place.path(), 0));
            } else {
                put(place);
            }
        }
    }

    private static Place place(Trail trail, Level.Member member, Map<NodeId, NodePath> paths) {
        var inputs = new ArrayList<Optional<Outlet>>(member.inputs().size());
        for (var input : member.inputs()) {
            inputs.add(input.map(from -> new Outlet(path(from.node(), paths), from.port())));
        }
        return new Place(trail, member, path(member.node().id(), paths), inputs);
    }

    private static NodePath path(NodeId node, Map<NodeId, NodePath> paths) {
        return Objects.requireNonNull(paths.get(node));
    }

    private static Optional<Outlet> firstOf(Place place) {
        return place.inputs().stream().findFirst().flatMap(first -> first);
    }

    private void put(Place place) {
        var wrongWires = place.member().findings();
        switch (place.member().resolution()) {
            case Resolution.Absent _ -> {
                report(place.path(), wrongWires);
                bypassed.put(place.path(), firstOf(place));
                passages.lead(firstOf(place), new Outlet(place.path(), 0));
            }
            case Resolution.Present present when wrongWires.isEmpty() -> put(place, present);
            case Resolution.Present _ -> putBroken(place, wrongWires);
            case Resolution.Refused(_, var findings) -> putBroken(place, both(findings, wrongWires));
            case Resolution.Unknown(var findings) -> {
                report(place.path(), both(findings, wrongWires));
                nodes.add(
                        new GraphNode.Opaque(place.path(), place.member().node().operator(), place.ports(),
                                place.inputs()));
            }
        }
    }

    private void put(Place place, Resolution.Present present) {
        switch (present) {
            case Resolution.Operating(var operator) -> put(place, operator);
            case Resolution.Instancing instancing -> put(place, instancing);
            case Resolution.Repeated(var each) -> putInARow(place, each);
        }
    }

    private void put(Place place, Operator operator) {
        nodes.add(new GraphNode.Typed(place.path(), operator, place.inputs(), place.member().node().weights()));
    }

    private void put(Place place, Resolution.Instancing instancing) {
        var template = instancing.linked();
        var hindrance = Hindrance.of(place.trail(), template, place.ports(), place.inputs(), MOST_NODES - count);
        if (hindrance.isPresent()) {
            putBroken(place, List.of(hindrance.get()));
            return;
        }
        var level = levels.of(template, instancing.arguments());
        var outputs = TemplatePorts.outputs(template.design());
        group(place, template.design().name(), 1, level.expected());
        for (int i = 0; i < outputs.size(); i++) {
            var border = new Outlet(place.path().then(outputs.get(i).id()), 0);
            passages.lead(Optional.of(border), new Outlet(place.path(), i));
        }
        expand(level, place.trail().into(place.path(), template.origin()), place.inputs());
    }

    private static String name(Place place, Resolution.Present present) {
        return present.template().map(template -> template.design().name()).orElse(place.member().node().operator());
    }

    private void group(Place place, String name, int times, List<Optional<Group.Expected>> expected) {
        var outputs = IntStream.range(0, place.ports().outputs().size())
                .mapToObj(port -> Optional.of(new Outlet(place.path(), port)))
                .toList();
        groups.put(place.path(),
                new Group(place.path(), name, times, place.ports(), place.inputs(), outputs, expected));
    }

    /// What the first input of each is led from is the first output of the one before; the other inputs are shared.
    private void putInARow(Place place, List<Resolution.Present> each) {
        if (each.size() > MOST_NODES - count) {
            putBroken(place, List.of(Hindrance.tooMany(each.size())));
            return;
        }
        count += each.size();
        group(place, name(place, each.getFirst()), each.size(), List.of());
        var inputs = new ArrayList<>(place.inputs());
        for (int i = 0; i < each.size(); i++) {
            var repetition = place.repetition(i, List.copyOf(inputs));
            put(repetition, each.get(i));
            if (!inputs.isEmpty()) {
                inputs.set(0, Optional.of(new Outlet(repetition.path(), 0)));
            }
        }
        var last = place.path().repetition(each.size() - 1);
        for (int port = 0; port < place.ports().outputs().size(); port++) {
            passages.lead(Optional.of(new Outlet(last, port)), new Outlet(place.path(), port));
        }
    }

    private void putBroken(Place place, List<Finding> findings) {
        nodes.add(
                new GraphNode.Broken(place.path(), place.member().node().operator(), place.ports(), place.inputs(),
                        report(place.path(), findings)));
    }

    private List<Problem> report(NodePath path, List<Finding> findings) {
        var found = findings.stream().map(finding -> finding.at(path)).toList();
        problems.addAll(found);
        return found;
    }

    private static List<Finding> both(List<Finding> first, List<Finding> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private Graph graph() {
        var order = new ComputingOrder(nodes.stream().map(this::wired).toList());
        bypassed.replaceAll((_, source) -> passages.behind(source));
        groups.replaceAll((_, group) -> wired(group));
        passages.circles().forEach(circle -> problems.add(ComputingOrder.circle(circle)));
        problems.addAll(order.circles());
        return Graph.of(order.nodes(), bypassed, groups, problems);
    }

    private GraphNode wired(GraphNode node) {
        var inputs = behind(node.inputs());
        return inputs.equals(node.inputs())
                ? node
                : switch (node) {
                    case GraphNode.Typed(var path, var operator, _, var weights) ->
                        new GraphNode.Typed(path, operator, inputs, weights);
                    case GraphNode.Broken(var path, var name, var ports, _, var own) ->
                        new GraphNode.Broken(path, name, ports, inputs, own);
                    case GraphNode.Opaque(var path, var name, var ports, _) ->
                        new GraphNode.Opaque(path, name, ports, inputs);
                };
    }

    private Group wired(Group group) {
        return new Group(group.path(), group.name(), group.times(), group.ports(), behind(group.inputs()),
                behind(group.outputs()),
                group.expected());
    }

    private List<Optional<Outlet>> behind(List<Optional<Outlet>> wires) {
        return wires.stream().allMatch(passages::isDirect) ? wires : wires.stream().map(passages::behind).toList();
    }
}
