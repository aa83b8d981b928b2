package blocksmith.engine.template;

import blocksmith.engine.design.Design;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.op.Ports;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What keeps a design from being put where a node stands for it.
final class Hindrance {
    private static final String PART = "template";

    private Hindrance() {
    }

    /// @param room how many nodes more there may be
    static Optional<Finding> of(Trail trail, Template template, Ports ports, List<Optional<Outlet>> inputs, int room) {
        if (trail.origins().contains(template.origin())) {
            return Optional.of(circle(trail.origins(), template.origin()));
        }
        if (trail.isDeepest()) {
            return Optional.of(
                    Finding.error(ProblemCode.TOO_MUCH_INSIDE, PART, "Designs within designs go deeper than 32 levels.",
                            "Put fewer into one another."));
        }
        int nodes = template.design().nodes().size();
        return nodes > room ? Optional.of(tooMany(nodes)) : unconnected(template.design(), ports, inputs);
    }

    static Finding tooMany(int more) {
        return Finding.error(ProblemCode.TOO_MUCH_INSIDE, PART,
                "With " + more + " nodes more there would be over 100,000.", "Repeat less, or nest less.");
    }

    private static Finding circle(List<Origin> way, Origin again) {
        var names = way.subList(way.indexOf(again), way.size()).stream().map(Origin::toString);
        return Finding.error(ProblemCode.CYCLE, PART,
                "The design would stand within itself: " + names.collect(Collectors.joining(" → ")) + " → " + again
                        + ".",
                "Name another design here.");
    }

    /// What nothing inside reads needs no wire: an Input that was just added hinders no node that stands for the design.
    private static Optional<Finding> unconnected(Design design, Ports ports, List<Optional<Outlet>> inputs) {
        var borders = TemplatePorts.inputs(design);
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).isEmpty() && isRead(design, borders.get(i).id())) {
                return Optional.of(
                        Finding.error(ProblemCode.UNCONNECTED_INPUT, ports.inputs().get(i).name(),
                                "Nothing is wired to this input.", "Lead a wire to it, or delete the node."));
            }
        }
        return Optional.empty();
    }

    private static boolean isRead(Design design, NodeId input) {
        return design.nodes().values().stream().flatMap(node -> node.inputs().values().stream())
                .anyMatch(wire -> wire.node().equals(input));
    }
}
