package blocksmith.engine.analysis;

import blocksmith.engine.graph.Graph;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.graph.Group;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.graph.Wires;
import blocksmith.engine.op.Fit;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What is missing or too much, as against wrong.
final class Completion {
    private Completion() {
    }

    static List<Problem> unconnected(GraphNode.Typed node) {
        var ports = node.ports().inputs();
        var problems = new ArrayList<Problem>();
        for (int i = 0; i < ports.size(); i++) {
            if (node.inputs().get(i).isEmpty()) {
                problems.add(nothingArrives(ports.get(i).name()).at(node.path()));
            }
        }
        return problems;
    }

    private static Finding nothingArrives(String port) {
        return Finding.error(
                ProblemCode.UNCONNECTED_INPUT,
                port,
                "Nothing is wired to this input.",
                "Lead a wire to it, or delete the node.");
    }

    static List<Problem> overflows(NodeAnalysis.Known node) {
        var cost = node.cost();
        return Stream.of(cost.weights(), cost.parameters(), cost.macs(), node.activationBytes(), node.bytesMoved())
                .filter(formula -> formula.fit() == Fit.SATURATED)
                .limit(1)
                .map(formula -> tooMuch(formula.rule().expression().source()).at(node.node().path()))
                .toList();
    }

    /// A sum may be too large though each of its parts is not.
    static List<Problem> overflows(Totals totals) {
        return LongStream.of(
                totals.weights(),
                totals.parameters(),
                totals.buffers(),
                totals.macs(),
                totals.activationBytes(),
                totals.bytesMoved())
                .filter(total -> total == Long.MAX_VALUE)
                .limit(1)
                .mapToObj(_ -> tooMuch("over all nodes").atDesign())
                .toList();
    }

    private static Finding tooMuch(String rule) {
        return Finding.error(
                ProblemCode.OVERFLOW,
                null,
                "The count " + rule + " is larger than 2^63.",
                "Make channels, kernel or image smaller.");
    }

    /// What the design as a whole lacks: inputs, outputs, and a use for each result.
    static List<Problem> problems(Graph graph, List<NodeAnalysis> results) {
        var problems = new ArrayList<Problem>();
        if (results.isEmpty()) {
            return problems;
        }
        missing(graph, "Input", ProblemCode.NO_INPUT).ifPresent(problems::add);
        missing(graph, "Output", ProblemCode.NO_OUTPUT).ifPresent(problems::add);
        for (int place = 0; place < results.size(); place++) {
            if (results.get(place) instanceof NodeAnalysis.Known node) {
                addUnused(node, graph.wires().lastReaders(place), problems);
            }
        }
        return problems;
    }

    private static Optional<Problem> missing(Graph graph, String name, ProblemCode code) {
        boolean there = graph.inOrder().stream().anyMatch(node -> node.operatorName().equals(name));
        return there
                ? Optional.empty()
                : Optional.of(
                        Finding.warning(code, null, "The design has no " + name + ".", "Add an " + name + ".")
                                .atDesign());
    }

    private static void addUnused(NodeAnalysis.Known node, int[] lastReaders, List<Problem> problems) {
        for (int port = 0; port < lastReaders.length; port++) {
            if (lastReaders[port] == Wires.NEVER) {
                problems.add(goesNowhere(node.node().ports().outputs().get(port).name()).at(node.node().path()));
            }
        }
    }

    /// Designs within designs that are made for other channels than arrive.
    static List<Problem> mismatches(Graph graph, List<NodeAnalysis> results) {
        var problems = new ArrayList<Problem>();
        for (var group : graph.groups().values()) {
            for (int port = 0; port < group.expected().size(); port++) {
                var expected = group.expected().get(port);
                var there = group.inputs().get(port).flatMap(outlet -> channels(outlet, graph, results));
                if (expected.isPresent() && there.isPresent() && there.get() != expected.get().channels()) {
                    problems.add(
                            madeForOther(group.ports().inputs().get(port).name(), expected.get(), there.get())
                                    .at(group.path()));
                }
            }
        }
        return problems;
    }

    private static Optional<Integer> channels(Outlet outlet, Graph graph, List<NodeAnalysis> results) {
        return Optional.of(results.get(graph.wires().place(outlet.node())))
                .map(NodeAnalysis::outputs)
                .filter(outputs -> outlet.port() < outputs.size())
                .map(outputs -> outputs.get(outlet.port()).shape().channels());
    }

    private static Finding madeForOther(String port, Group.Expected expected, int channels) {
        return Finding.error(
                ProblemCode.CHANNELS_DIFFER,
                port,
                "It is made for " + expected.channels() + " channels, but " + channels + " arrive.",
                expected.parameter()
                        .map(name -> "Set " + name + " to " + channels + ".")
                        .orElse("Lead " + expected.channels() + " channels to it."));
    }

    private static Finding goesNowhere(String port) {
        return Finding.warning(
                ProblemCode.UNUSED_RESULT,
                port,
                "This result goes nowhere.",
                "Lead it to another node or to an Output, or delete the node.");
    }
}
