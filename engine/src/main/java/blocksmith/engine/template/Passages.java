package blocksmith.engine.template;

import blocksmith.engine.graph.Outlet;
import blocksmith.engine.problem.NodePath;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Outlets behind which there is no node of the graph but another outlet: those of nodes that are absent, and the borders
/// of designs within designs.
final class Passages {
    private final Map<Outlet, Optional<Outlet>> sources = new HashMap<>();
    private final Set<List<NodePath>> circles = new LinkedHashSet<>();

    /// What leaves at `outlet` is what leaves at `source`; nothing where that is empty.
    void lead(Optional<Outlet> source, Outlet outlet) {
        sources.put(outlet, source);
    }

    /// Whether the wire begins at a node of the graph, or nowhere.
    boolean isDirect(Optional<Outlet> wire) {
        return wire.isEmpty() || !sources.containsKey(wire.get());
    }

    /// The outlet of a node of the graph; empty when there is none, or passages lead in a circle. What has been found is
    /// kept: each passage is gone through once, however many wires lead through it.
    Optional<Outlet> behind(Optional<Outlet> wire) {
        var passed = new LinkedHashSet<Outlet>();
        var at = wire;
        while (at.isPresent() && sources.containsKey(at.get())) {
            if (!passed.add(at.get())) {
                circles.add(circle(List.copyOf(passed), at.get()));
                at = Optional.empty();
                break;
            }
            at = sources.get(at.get());
        }
        for (var outlet : passed) {
            sources.put(outlet, at);
        }
        return at;
    }

    private static List<NodePath> circle(List<Outlet> passed, Outlet met) {
        return passed.subList(passed.indexOf(met), passed.size()).reversed().stream().map(Outlet::node).distinct()
                .toList();
    }

    /// The circles that were met.
    Set<List<NodePath>> circles() {
        return circles;
    }
}
