package blocksmith.engine.onnx;

import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.form.OnnxAttribute;
import blocksmith.engine.form.OnnxNode;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.onnx.schema.AttributeProto;
import blocksmith.engine.onnx.schema.AttributeProto.AttributeType;
import blocksmith.engine.onnx.schema.GraphProto;
import blocksmith.engine.onnx.schema.NodeProto;
import blocksmith.engine.onnx.schema.TensorProto;
import blocksmith.engine.op.WeightSpec;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.weights.WeightFile;
import blocksmith.engine.weights.WeightSource;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes the nodes that one operator is in ONNX. The last has the operator's name, those before it have names within it.
final class NodeWriter {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final NodeAnalysis.Known node;
    private final String path;
    private final TensorNames names;
    private final WeightSource weights;
    private final GraphProto.Builder graph;
    /// The names of what the nodes make and read besides what arrives.
    private final Map<OnnxValue, String> values = new HashMap<>();
    private final Map<String, Integer> used = new HashMap<>();

    NodeWriter(NodeAnalysis.Known node, TensorNames names, WeightSource weights, GraphProto.Builder graph) {
        this.node = node;
        this.path = node.node().path().toString();
        this.names = names;
        this.weights = weights;
        this.graph = graph;
    }

    /// @param leaving what leaves the operator, by port
    void write(List<OnnxNode> nodes, List<OnnxValue> leaving) {
        for (int port = 0; port < leaving.size(); port++) {
            values.put(leaving.get(port), names.of(new Outlet(node.node().path(), port)));
        }
        for (int i = 0; i < nodes.size(); i++) {
            write(nodes.get(i), i, i == nodes.size() - 1 ? path : within(nodes.get(i).type()));
        }
    }

    /// The tensors that leave the operator, with their shapes.
    Map<String, Shape> outlets() {
        var outlets = new LinkedHashMap<String, Shape>();
        for (int port = 0; port < node.outputs().size(); port++) {
            outlets.put(names.of(new Outlet(node.node().path(), port)), node.outputs().get(port).shape());
        }
        return outlets;
    }

    private void write(OnnxNode part, int index, String name) {
        var written = NodeProto.newBuilder().setOpType(part.type()).setName(name);
        part.inputs().forEach(input -> written.addInput(name(input)));
        for (int output = 0; output < part.outputs(); output++) {
            var suffix = part.outputs() == 1 ? "" : "." + (output + 1);
            written.addOutput(values.computeIfAbsent(new OnnxValue.Made(index, output), _ -> name + suffix));
        }
        part.attributes().forEach(attribute -> written.addAttribute(attribute(attribute)));
        graph.addNode(written);
    }

    /// `stage/conv/Reshape`, `stage/conv/Reshape_2`
    private String within(String type) {
        int count = used.merge(type, 1, Integer::sum);
        return path + "/" + type + (count == 1 ? "" : "_" + count);
    }

    private String name(OnnxValue value) {
        return switch (value) {
            case OnnxValue.Arriving(int port) -> names.of(node.node().inputs().get(port).orElseThrow());
            case OnnxValue.Absent _ -> "";
            case OnnxValue.Made _,OnnxValue.Weight _,OnnxValue.Wholes _,OnnxValue.Reals _ -> {
                var known = values.get(value);
                yield known == null ? add(value) : known;
            }
        };
    }

    private String add(OnnxValue value) {
        var tensor = switch (value) {
            case OnnxValue.Weight weight -> weight(weight);
            case OnnxValue.Wholes(var numbers) -> wholes(numbers);
            case OnnxValue.Reals(var shape, var numbers) -> reals(shape, numbers);
            case OnnxValue.Arriving _,OnnxValue.Made _,OnnxValue.Absent _ ->
                throw new IllegalStateException(path + " reads what is not made yet: " + value);
        };
        graph.addInitializer(tensor);
        values.put(value, tensor.getName());
        return tensor.getName();
    }

    private TensorProto.Builder weight(OnnxValue.Weight weight) {
        var spec = spec(weight.name());
        var name = WeightFile.tensorName(node.node().path(), weight.name());
        var shape = weight.shape().isEmpty() ? spec.shape().dimensions() : weight.shape();
        return floats(name, shape, weights.values(node.node().path(), spec).data());
    }

    private WeightSpec spec(String name) {
        return node.weightSpecs().stream().filter(spec -> spec.name().equals(name)).findFirst().orElseThrow();
    }

    private TensorProto.Builder wholes(List<Long> numbers) {
        var bytes = ByteBuffer.allocate(numbers.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        numbers.forEach(bytes::putLong);
        return TensorProto.newBuilder()
                .setName(within("numbers"))
                .setDataType(INT64)
                .addDims(numbers.size())
                .setRawData(ByteString.copyFrom(bytes.flip()));
    }

    private TensorProto.Builder reals(List<Integer> shape, List<Double> numbers) {
        var data = new float[numbers.size()];
        for (int i = 0; i < data.length; i++) {
            data[i] = numbers.get(i).floatValue();
        }
        return floats(within("constant"), shape, data);
    }

    private static TensorProto.Builder floats(String name, List<Integer> shape, float[] data) {
        var bytes = ByteBuffer.allocate(Math.multiplyExact(data.length, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(data);
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(FLOAT)
                .addAllDims(shape.stream().map(Long::valueOf).toList())
                .setRawData(ByteString.copyFrom(bytes));
    }

    private static AttributeProto attribute(OnnxAttribute attribute) {
        var written = AttributeProto.newBuilder().setName(attribute.name());
        return (switch (attribute) {
            case OnnxAttribute.Whole(_, long value) -> written.setType(AttributeType.INT).setI(value);
            case OnnxAttribute.Wholes(_, var list) -> written.setType(AttributeType.INTS).addAllInts(list);
            case OnnxAttribute.Real(_, double value) -> written.setType(AttributeType.FLOAT).setF((float) value);
            case OnnxAttribute.Word(_, var text) -> written.setType(AttributeType.STRING)
                    .setS(ByteString.copyFromUtf8(text));
        }).build();
    }
}
