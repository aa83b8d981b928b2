package blocksmith.engine.template;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.Edits;
import blocksmith.engine.design.Extraction;
import blocksmith.engine.design.Wire;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.op.Input;
import blocksmith.engine.op.Port;
import blocksmith.engine.plan.Planner;
import blocksmith.engine.plan.Planning;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.run.DrawnInput;
import blocksmith.engine.run.Session;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.Tensor;
import blocksmith.engine.weights.DrawnWeights;
import blocksmith.engine.weights.WeightSource;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Nodes that become a template, and the instance in their place that becomes nodes again, are the same network all the
/// way.
class CollapseTest {
    private static final Path FOLDER = Path.of("own").toAbsolutePath();
    private static final String NAME = "part";
    private static final int SELECTIONS = 12;
    private static final NodePath ANYWHERE = NodePath.of(new NodeId("anywhere"));
    /// Of the same tensor the same values wherever its node stands: paths are others within a template.
    private static final WeightSource WEIGHTS = (_, spec) -> new DrawnWeights(3).values(ANYWHERE, spec);

    private final TemplateFiles files = new TemplateFiles(Optional.of(FOLDER));

    static Stream<String> library() {
        return Library.names().stream();
    }

    private Elaboration elaboration(Design design) {
        return Elaboration.of(new Template(Origin.UNSAVED, design), Map.of(), files);
    }

    private Analysis analysis(Design design) {
        return Analysis.of(elaboration(design).graph(), Setting.SINGLE);
    }

    private static Optional<Shape> shape(Elaboration elaboration, Analysis analysis, Wire wire) {
        var node = elaboration.design().nodes().get(wire.node());
        var types = analysis.outputs(NodePath.of(wire.node()));
        if (node == null || types.isEmpty()) {
            return Optional.empty();
        }
        var ports = node.type().map(type -> type.ports(node.values()).outputs())
                .orElseGet(
                        () -> elaboration.template(node.id()).map(found -> TemplatePorts.of(found.design()).outputs())
                                .orElse(List.of()));
        return Optional.of(types.get(Math.max(0, Port.indexOf(wire.port(), ports))).shape());
    }

    private static Set<NodeId> selection(Design design, SplittableRandom random) {
        var chosen = new HashSet<NodeId>();
        int share = random.nextInt(1, 4);
        design.nodes().keySet().forEach(id -> {
            if (random.nextInt(4) < share) {
                chosen.add(id);
            }
        });
        chosen.addAll(Extraction.between(design, chosen));
        return chosen;
    }

    private void assertSame(Design before, Design after, String what) {
        var one = analysis(before);
        var other = analysis(after);
        assertEquals(one.problems(), other.problems(), what);
        assertEquals(one.totals().parameters(), other.totals().parameters(), what);
        assertEquals(one.totals().macs(), other.totals().macs(), what);
        assertEquals(one.totals().receptiveField(), other.totals().receptiveField(), what);
    }

    /// Empty where the selection cannot be a template: what arrives is no image, or there is nothing but borders.
    private Optional<Design> collapsed(Design design, Set<NodeId> chosen) {
        var elaboration = elaboration(design);
        var analysis = Analysis.of(elaboration.graph(), Setting.SINGLE);
        return Extraction.of(design, chosen, wire -> shape(elaboration, analysis, wire))
                .map(extraction -> {
                    var draft = extraction.draft(NAME);
                    files.open(TemplateFiles.file(FOLDER, NAME), extraction.template(draft));
                    return Edits.apply(design, extraction.inPlace(draft));
                });
    }

    private Design detached(Design collapsed) {
        var instance = collapsed.nodes().values().stream().filter(node -> node.operator().equals(NAME)).findFirst()
                .orElseThrow();
        return Edits.apply(collapsed, elaboration(collapsed).inlined(instance.id()).orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("library")
    void anySelectionCountsTheSameAsATemplateAndAsNodesAgain(String name) {
        var design = Library.find(name).orElseThrow().design();
        int selections = design.nodes().size() > 60 || name.matches(".*[0-9]{2,}.*") ? 2 : SELECTIONS;
        for (int seed = 0; seed < selections; seed++) {
            var chosen = selection(design, new SplittableRandom(seed));
            var what = name + ", seed " + seed + ": " + chosen;
            var collapsed = collapsed(design, chosen);
            if (collapsed.isPresent()) {
                assertSame(design, collapsed.get(), what);
                assertSame(design, detached(collapsed.get()), what);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"efficient-block", "resnet-basic", "ghost-bottleneck", "csp-block", "squeeze-excitation",
        "grouped-shuffle", "densenet-layer", "inception-factorized"})
    void andRunsTheSame(String name) {
        var design = Library.find(name).orElseThrow().design();
        var expected = run(design);
        for (int seed = 0; seed < 4; seed++) {
            var collapsed = collapsed(design, selection(design, new SplittableRandom(seed)));
            if (collapsed.isPresent()) {
                assertClose(expected, run(collapsed.get()), name + ", seed " + seed);
                assertClose(expected, run(detached(collapsed.get())), name + ", seed " + seed);
            }
        }
    }

    private List<Tensor> run(Design design) {
        var analysis = analysis(design);
        var planned = assertInstanceOf(Planning.Planned.class, Planner.plan(analysis, WEIGHTS, 1));
        var inputs = analysis.nodes().values().stream()
                .filter(node -> node.node() instanceof GraphNode.Typed(_, Input _, _, _))
                .map(node -> DrawnInput.tensor(node.outputs().getFirst().shape(), 5))
                .toList();
        try (var workers = new WorkerPool(1)) {
            return new Session(planned.plan(), workers).run(inputs);
        }
    }

    private static void assertClose(List<Tensor> expected, List<Tensor> actual, String what) {
        assertEquals(expected.size(), actual.size(), what);
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i).data(), actual.get(i).data(), 1e-4f, what);
        }
    }
}
