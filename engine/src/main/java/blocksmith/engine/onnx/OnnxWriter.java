package blocksmith.engine.onnx;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.onnx.schema.GraphProto;
import blocksmith.engine.onnx.schema.ModelProto;
import blocksmith.engine.onnx.schema.NodeProto;
import blocksmith.engine.onnx.schema.OperatorSetIdProto;
import blocksmith.engine.onnx.schema.TensorShapeProto;
import blocksmith.engine.onnx.schema.TypeProto;
import blocksmith.engine.onnx.schema.ValueInfoProto;
import blocksmith.engine.op.Incoming;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.weights.WeightSource;
import java.util.ArrayList;
import java.util.List;

/// Writes a design as an ONNX model: the nodes under their names, the batch open, the weights within. What leads to no
/// Output is left out. The same design makes the same bytes.
public final class OnnxWriter {
    /// Protocol buffers cannot be larger.
    private static final long MOST_BYTES = Integer.MAX_VALUE - (1 << 20);
    private static final int FLOAT = 1;

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final TensorNames names;
    private final WeightSource weights;
    private final Opset opset;

    private OnnxWriter(List<NodeAnalysis.Known> nodes, WeightSource weights, Opset opset) {
        this.names = new TensorNames(nodes);
        this.weights = weights;
        this.opset = opset;
    }

    /// @param name of the graph
    public static OnnxWriting write(String name, Analysis analysis, WeightSource weights, Opset opset) {
        var problems = problems(analysis);
        if (!problems.isEmpty()) {
            return new OnnxWriting.Impossible(problems);
        }
        var nodes = nodes(analysis);
        var writer = new OnnxWriter(nodes, weights, opset);
        writer.graph.setName(name);
        nodes.forEach(writer::add);
        return new OnnxWriting.Written(writer.model().toByteArray());
    }

    private static List<Problem> problems(Analysis analysis) {
        if (analysis.hasErrors()) {
            return analysis.problems().stream().filter(Problem::isError).toList();
        }
        if (nodes(analysis).stream().noneMatch(TensorNames::isOutput)) {
            return List.of(Finding.error(ProblemCode.NO_OUTPUT, null, "The design has no Output.",
                    "Add one, and lead a result to it.").atDesign());
        }
        long bytes = 4 * (analysis.totals().parameters() + analysis.totals().buffers());
        return bytes < MOST_BYTES
                ? List.of()
                : List.of(Finding.error(ProblemCode.TOO_LARGE, null,
                        "The weights take " + bytes + " bytes; an ONNX file holds less than 2 GB.",
                        "Use fewer channels.").atDesign());
    }

    private static List<NodeAnalysis.Known> nodes(Analysis analysis) {
        var wires = analysis.graph().wires();
        var nodes = new ArrayList<NodeAnalysis.Known>();
        for (var node : analysis.nodes().values()) {
            if (node instanceof NodeAnalysis.Known known && wires.leadsToOutput(wires.place(known.node().path()))) {
                nodes.add(known);
            }
        }
        return nodes;
    }

    private void add(NodeAnalysis.Known node) {
        if (TensorNames.isInput(node)) {
            graph.addInput(value(node.node().path().toString(), node.outputs().getFirst().shape()));
        } else if (TensorNames.isOutput(node)) {
            addOutput(node);
        } else {
            addOperator(node);
        }
    }

    private void addOutput(NodeAnalysis.Known node) {
        var name = node.node().path().toString();
        if (!names.areNamedAfter(node)) {
            graph.addNode(
                    NodeProto.newBuilder().setOpType("Identity").setName(name)
                            .addInput(names.of(TensorNames.source(node))).addOutput(name));
        }
        graph.addOutput(value(name, node.inputs().getFirst().shape()));
    }

    private void addOperator(NodeAnalysis.Known node) {
        var body = new OnnxBody(opset.number());
        var leaving = node.node().operator().onnx(new Incoming(node.inputs(), node.arriving().batch()), body);
        var writer = new NodeWriter(node, names, weights, graph);
        writer.write(body.nodes(), leaving);
        writer.outlets().forEach((name, shape) -> graph.addValueInfo(value(name, shape)));
    }

    /// The first dimension is the batch, which may be any.
    private static ValueInfoProto value(String name, Shape shape) {
        var dimensions = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("batch"));
        shape.dimensions().stream().skip(1).forEach(
                size -> dimensions.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size)));
        var tensor = TypeProto.Tensor.newBuilder().setElemType(FLOAT).setShape(dimensions);
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(tensor)).build();
    }

    private ModelProto model() {
        return ModelProto.newBuilder()
                .setIrVersion(opset.irVersion())
                .setProducerName("Blocksmith")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(opset.number()))
                .setGraph(graph)
                .build();
    }
}
