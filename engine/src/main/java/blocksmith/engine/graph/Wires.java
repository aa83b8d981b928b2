package blocksmith.engine.graph;

import blocksmith.engine.op.Output;
import blocksmith.engine.problem.NodePath;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How the nodes of a graph hang together, by their places in computing order. Graphs that differ in their operators only
/// have the same.
public final class Wires {
    /// Nothing reads a result.
    public static final int NEVER = -1;

    private final List<NodePath> paths;
    private final Map<NodePath, Integer> places = new HashMap<>();
    /// By node and input port: the place of the node that it is led from, and the port there; [#NEVER] for none.
    private final int[][] sources;
    private final int[][] ports;
    /// By node and output port: the place of the last node that reads it.
    private final int[][] lastReaders;
    private final boolean[] leadsToOutput;

    private Wires(List<GraphNode> nodes) {
        this.paths = nodes.stream().map(GraphNode::path).toList();
        paths.forEach(path -> places.put(path, places.size()));
        this.sources = nodes.stream().map(this::sources).toArray(int[][]::new);
        this.ports = nodes.stream().map(Wires::ports).toArray(int[][]::new);
        this.lastReaders = lastReaders(nodes);
        this.leadsToOutput = leadsToOutput(nodes);
    }

    static Wires of(List<GraphNode> nodes) {
        return new Wires(nodes);
    }

    private int[] sources(GraphNode node) {
        var sources = new int[node.inputs().size()];
        for (int input = 0; input < sources.length; input++) {
            var outlet = node.inputs().get(input);
            sources[input] = outlet.isPresent() ? place(outlet.get().node()) : NEVER;
        }
        return sources;
    }

    private static int[] ports(GraphNode node) {
        var ports = new int[node.inputs().size()];
        for (int input = 0; input < ports.length; input++) {
            var outlet = node.inputs().get(input);
            ports[input] = outlet.isPresent() ? outlet.get().port() : NEVER;
        }
        return ports;
    }

    private int[][] lastReaders(List<GraphNode> nodes) {
        var last = new int[nodes.size()][];
        for (int place = 0; place < last.length; place++) {
            last[place] = new int[nodes.get(place).ports().outputs().size()];
            Arrays.fill(last[place], NEVER);
        }
        for (int place = 0; place < last.length; place++) {
            int until = isOutput(nodes.get(place)) ? last.length : place;
            for (int input = 0; input < sources[place].length; input++) {
                noteReader(last, sources[place][input], ports[place][input], until);
            }
        }
        return last;
    }

    private static void noteReader(int[][] last, int source, int port, int until) {
        if (source >= 0 && port < last[source].length) {
            last[source][port] = Math.max(last[source][port], until);
        }
    }

    private boolean[] leadsToOutput(List<GraphNode> nodes) {
        var leads = new boolean[nodes.size()];
        var wanted = new ArrayDeque<Integer>();
        for (int place = 0; place < leads.length; place++) {
            if (isOutput(nodes.get(place))) {
                wanted.add(place);
            }
        }
        if (wanted.isEmpty()) {
            Arrays.fill(leads, true);
        }
        while (!wanted.isEmpty()) {
            int place = wanted.remove();
            if (!leads[place]) {
                leads[place] = true;
                for (int source : sources[place]) {
                    if (source >= 0) {
                        wanted.add(source);
                    }
                }
            }
        }
        return leads;
    }

    private static boolean isOutput(GraphNode node) {
        return node instanceof GraphNode.Typed typed && typed.operator() instanceof Output;
    }

    /// Whether these nodes hang together in the same way.
    ///
    /// @param before the nodes that these wires are of
    boolean suit(List<GraphNode> nodes, List<GraphNode> before) {
        if (nodes.size() != before.size()) {
            return false;
        }
        for (int place = 0; place < nodes.size(); place++) {
            var now = nodes.get(place);
            var then = before.get(place);
            if (!now.equals(then) && !hangAlike(now, then)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hangAlike(GraphNode now, GraphNode then) {
        return now.path().equals(then.path()) && now.inputs().equals(then.inputs())
                && now.ports().equals(then.ports()) && isOutput(now) == isOutput(then);
    }

    /// Of the nodes, in computing order.
    public List<NodePath> paths() {
        return paths;
    }

    /// The place of a node; below 0 when it is not there.
    public int place(Object path) {
        var place = places.get(path);
        return place == null ? NEVER : place;
    }

    /// The places of the nodes that the inputs of a node are led from, in port order; [#NEVER] for none.
    public int[] sources(int place) {
        return sources[place];
    }

    /// The output ports that the inputs of a node are led from.
    public int[] sourcePorts(int place) {
        return ports[place];
    }

    /// The last node that reads each output of a node: the number of nodes for an Output, since a result lives to the end;
    /// [#NEVER] for none.
    public int[] lastReaders(int place) {
        return lastReaders[place];
    }

    /// Whether the node's results reach an Output, or there is none.
    public boolean leadsToOutput(int place) {
        return leadsToOutput[place];
    }
}
