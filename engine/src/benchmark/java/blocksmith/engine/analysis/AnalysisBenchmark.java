package blocksmith.engine.analysis;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Edits;
import blocksmith.engine.design.Layout;
import blocksmith.engine.design.Node;
import blocksmith.engine.design.Wire;
import blocksmith.engine.graph.Graph;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.template.Elaboration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What an edit costs before anything is shown. The design is a chain of convolutions, normalizations, activations and
/// sums, as networks are.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class AnalysisBenchmark {
    private static final int NODES = 1_000;
    private static final int MANY_NODES = 10_000;
    /// How many nodes come after the one that is edited.
    private static final int TOUCHED = 20;

    private Design many = Design.EMPTY;
    private Elaboration elaborated = Elaboration.of(Design.EMPTY, Map.of());
    private Design edited = Design.EMPTY;
    private Graph graph = elaborated.graph();
    private Graph editedGraph = graph;
    private Analysis analyzed = Analysis.of(graph, Setting.SINGLE);

    @Setup
    public void prepare() {
        many = chain(MANY_NODES);
        var design = chain(NODES);
        elaborated = Elaboration.of(design, Map.of());
        graph = elaborated.graph();
        analyzed = Analysis.of(graph, Setting.SINGLE);
        var last = new NodeId("n" + (NODES - TOUCHED) / 4 * 4);
        edited = Edits.apply(design, new Edit.SetValue(last, "outChannels", new Literal.Whole(48)));
        editedGraph = elaborated.next(edited).graph();
        long changed = Analysis.of(editedGraph, Setting.SINGLE).nodes().entrySet().stream()
                .filter(entry -> !entry.getValue().equals(analyzed.nodes().get(entry.getKey()))).count();
        if (changed < 1 || changed > TOUCHED) {
            throw new IllegalStateException(changed + " nodes change");
        }
    }

    private static Design chain(int count) {
        var nodes = new LinkedHashMap<NodeId, Node>();
        put(nodes, "input", "Input", Map.of("channels", new Literal.Whole(32)));
        var last = "input";
        for (int i = 0; i < count - 2; i++) {
            var id = "n" + i;
            switch (i % 4) {
                case 0 -> put(nodes, id, "Conv2d",
                        Map.of("kernel", new Literal.Whole(3), "padding", new Literal.Whole(1)), last);
                case 1 -> put(nodes, id, "BatchNorm2d", Map.of(), last);
                case 2 -> put(nodes, id, "ReLU", Map.of(), last);
                default -> put(nodes, id, "Multiply", Map.of(), last, "n" + (i - 2));
            }
            last = id;
        }
        put(nodes, "output", "Output", Map.of(), last);
        return new Design("Chain", "", List.of(), nodes, Layout.EMPTY);
    }

    private static void put(Map<NodeId, Node> nodes, String id, String operator, Map<String, Literal> values,
            String... sources) {
        var inputs = new LinkedHashMap<String, Wire>();
        for (int i = 0; i < sources.length; i++) {
            inputs.put(sources.length == 1 ? "in" : "in" + (i + 1), Wire.from(sources[i]));
        }
        nodes.put(new NodeId(id), new Node(new NodeId(id), operator, null, values, inputs, null));
    }

    /// 10,000 nodes, from the document to the graph.
    @Benchmark
    public Elaboration elaborateTenThousand() {
        return Elaboration.of(many, Map.of());
    }

    /// 1,000 nodes, one of which has changed.
    @Benchmark
    public Elaboration elaborateAgain() {
        return elaborated.next(edited);
    }

    /// 1,000 nodes.
    @Benchmark
    public Analysis analyze() {
        return Analysis.of(graph, Setting.SINGLE);
    }

    /// 1,000 nodes, at most 20 of which have changed.
    @Benchmark
    public Analysis analyzeAgain() {
        return Analysis.of(editedGraph, Setting.SINGLE, analyzed);
    }
}
