package blocksmith.engine.template;

import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Puts every node behind those that feed it, and otherwise as near to the author's order as that allows (Kahn 1962,
/// "Topological sorting of large networks"). Nodes on a circle, and those that circles feed, come last.
final class ComputingOrder {
    private static final int LONGEST_LIST = 8;

    private final List<GraphNode> nodes;
    /// By a node's place in the author's order, the places of those that feed it.
    private final int[][] sources;
    private final boolean[] isPlaced;
    private final List<GraphNode> ordered = new ArrayList<>();

    /// @param nodes in the author's order
    ComputingOrder(Collection<GraphNode> nodes) {
        this.nodes = List.copyOf(nodes);
        this.isPlaced = new boolean[nodes.size()];
        var places = new HashMap<NodePath, Integer>();
        nodes.forEach(node -> places.put(node.path(), places.size()));
        this.sources = nodes.stream().map(node -> sources(node, places)).toArray(int[][]::new);
        placeInOrder();
    }

    private static int[] sources(GraphNode node, Map<NodePath, Integer> places) {
        var sources = new int[node.inputs().size()];
        int count = 0;
        for (var input : node.inputs()) {
            var place = input.isPresent() ? places.get(input.get().node()) : null;
            if (place != null && !contains(sources, count, place)) {
                sources[count++] = place;
            }
        }
        return Arrays.copyOf(sources, count);
    }

    private static boolean contains(int[] places, int count, int place) {
        for (int i = 0; i < count; i++) {
            if (places[i] == place) {
                return true;
            }
        }
        return false;
    }

    private void placeInOrder() {
        int[] missing = Arrays.stream(sources).mapToInt(from -> from.length).toArray();
        var targets = targets();
        var ready = new PriorityQueue<Integer>();
        places().filter(place -> missing[place] == 0).forEach(ready::add);
        while (!ready.isEmpty()) {
            int place = ready.remove();
            isPlaced[place] = true;
            ordered.add(nodes.get(place));
            targets.get(place).stream().filter(target -> --missing[target] == 0).forEach(ready::add);
        }
    }

    private List<List<Integer>> targets() {
        var targets = places().<List<Integer>>mapToObj(_ -> new ArrayList<>()).toList();
        places().forEach(place -> Arrays.stream(sources[place]).forEach(source -> targets.get(source).add(place)));
        return targets;
    }

    private IntStream places() {
        return IntStream.range(0, nodes.size());
    }

    List<GraphNode> nodes() {
        var all = new ArrayList<>(ordered);
        places().filter(place -> !isPlaced[place]).mapToObj(nodes::get).forEach(all::add);
        return all;
    }

    /// At least one problem for each set of circles that hang together.
    List<Problem> circles() {
        var walks = new int[nodes.size()];
        var problems = new ArrayList<Problem>();
        places().filter(place -> !isPlaced[place])
                .forEach(place -> walkBack(place, walks).map(ComputingOrder::circle).ifPresent(problems::add));
        return problems;
    }

    /// Walks against the wires among nodes that have no place, each of which is fed by another, until it comes to one
    /// that it has seen: the circle, if it was in this walk.
    private Optional<List<NodePath>> walkBack(int start, int[] walks) {
        var way = new ArrayList<Integer>();
        int at = start;
        while (walks[at] == 0) {
            walks[at] = start + 1;
            way.add(at);
            at = Arrays.stream(sources[at]).filter(source -> !isPlaced[source]).findFirst().orElseThrow();
        }
        if (way.isEmpty() || walks[at] != start + 1) {
            return Optional.empty();
        }
        var circle = way.subList(way.indexOf(at), way.size()).reversed();
        return Optional.of(circle.stream().map(place -> nodes.get(place).path()).toList());
    }

    static Problem circle(List<NodePath> circle) {
        var names = circle.stream().limit(LONGEST_LIST).map(NodePath::toString).collect(Collectors.joining(" → "));
        var end = circle.size() > LONGEST_LIST ? " → … → " : " → ";
        return Finding.error(
                ProblemCode.CYCLE,
                null,
                "The wires lead in a circle: " + names + end + circle.getFirst() + ".",
                "Take one of them away.").at(circle.getFirst());
    }
}
