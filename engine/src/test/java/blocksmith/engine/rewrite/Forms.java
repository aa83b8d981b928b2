package blocksmith.engine.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.graph.Graph;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.op.Input;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.run.DrawnInput;
import blocksmith.engine.run.ReferenceRun;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.template.Library;
import blocksmith.engine.template.TemplateFiles;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.weights.DrawnWeights;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Designs in both forms, and what must hold between them.
final class Forms {
    static final DrawnWeights WEIGHTS = new DrawnWeights(7);
    /// Of the largest element of an output.
    private static final double DOUBLE = 1e-5;
    private static final double FLOAT = 1e-4;

    private Forms() {
    }

    /// Of `{"i": {"op": "Input", …}, …}` without the braces.
    static Deployment deployed(String nodes) {
        var training = training(nodes);
        assertEquals(List.of(), training.problems());
        return Deployment.of(training, WEIGHTS);
    }

    static Analysis training(String nodes) {
        var reading = DesignCodec.read("{\"format\": 1, \"nodes\": {" + nodes.replace('\'', '"') + "}}");
        var design = assertInstanceOf(DesignReading.Read.class, reading, reading.toString()).design();
        return Analysis.of(Elaboration.of(design, Map.of()).graph(), Setting.SINGLE);
    }

    static Analysis library(String name, Map<String, Literal> arguments) {
        var template = Library.find(name).orElseThrow(() -> new AssertionError(name));
        return Analysis.of(Elaboration.of(template, arguments, new TemplateFiles()).graph(), Setting.SINGLE);
    }

    /// The nodes of the deployed form with their operators: `filter=Conv2d`.
    static List<String> nodes(Deployment deployment) {
        return deployment.analysis().graph().inOrder().stream()
                .map(node -> node.path() + "=" + node.operatorName())
                .toList();
    }

    static List<String> rewrites(Deployment deployment) {
        return deployment.rewrites().stream().map(made -> made.node() + " " + made.words()).toList();
    }

    /// Every node after those that it reads, all of which are there.
    static void assertInOrder(Graph graph) {
        var before = new HashSet<NodePath>();
        for (var node : graph.inOrder()) {
            node.inputs().forEach(input -> input.ifPresent(
                    from -> assertTrue(before.contains(from.node()), () -> node.path() + " reads " + from)));
            before.add(node.path());
        }
    }

    /// Both forms compute the same, by definition and in the engine.
    static void assertSameOutputs(Deployment deployment, String what) {
        assertInOrder(deployment.analysis().graph());
        assertFalse(deployment.analysis().hasErrors(), () -> what + ": " + deployment.analysis().problems());
        var inputs = inputs(deployment.training());
        var before = ReferenceRun.of(deployment.training(), WEIGHTS, inputs);
        var after = ReferenceRun.of(deployment.analysis(), deployment.weights(), inputs);
        assertEquals(before.keySet(), after.keySet());
        before.forEach((path, tensor) -> assertClose(tensor, Objects.requireNonNull(after.get(path)), what));
        try (var workers = new WorkerPool(1)) {
            var difference = deployment.difference(workers).orElseThrow();
            assertTrue(difference.relative() <= FLOAT, () -> what + ": " + difference);
        }
    }

    private static void assertClose(DoubleTensor before, DoubleTensor after, String what) {
        assertEquals(before.shape(), after.shape());
        double most = DOUBLE * Arrays.stream(before.data()).map(Math::abs).max().orElse(0);
        for (int i = 0; i < before.data().length; i++) {
            assertEquals(before.data()[i], after.data()[i], most, what);
        }
    }

    private static Map<NodePath, DoubleTensor> inputs(Analysis analysis) {
        var inputs = new LinkedHashMap<NodePath, DoubleTensor>();
        for (var node : analysis.nodes().values()) {
            if (node instanceof NodeAnalysis.Known known && known.node() instanceof GraphNode.Typed typed
                    && typed.operator() instanceof Input) {
                inputs.put(typed.path(), DrawnInput.tensor(known.outputs().getFirst().shape(), 3).toDouble());
            }
        }
        return inputs;
    }
}
