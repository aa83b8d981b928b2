package blocksmith.engine.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Collects the ONNX nodes that one operator is written as.
public final class OnnxBody {
    private final int opset;
    private final List<OnnxNode> nodes = new ArrayList<>();

    /// @param opset the version of ONNX's operators that may be used
    public OnnxBody(int opset) {
        this.opset = opset;
    }

    /// One node that is being written.
    public final class Call {
        private final String type;
        private final List<OnnxValue> inputs;
        private final List<OnnxAttribute> attributes = new ArrayList<>();

        private Call(String type, List<OnnxValue> inputs) {
            this.type = type;
            this.inputs = inputs;
        }

        public Call with(String name, long value) {
            attributes.add(new OnnxAttribute.Whole(name, value));
            return this;
        }

        public Call with(String name, long[] values) {
            attributes.add(new OnnxAttribute.Wholes(name, Arrays.stream(values).boxed().toList()));
            return this;
        }

        public Call withReal(String name, double value) {
            attributes.add(new OnnxAttribute.Real(name, value));
            return this;
        }

        public Call with(String name, String value) {
            attributes.add(new OnnxAttribute.Word(name, value));
            return this;
        }

        /// Adds the node, and gives its only output.
        public OnnxValue value() {
            return values(1).getFirst();
        }

        /// Adds the node, and gives its outputs.
        public List<OnnxValue> values(int count) {
            nodes.add(new OnnxNode(type, inputs, attributes, count));
            int node = nodes.size() - 1;
            return IntStream.range(0, count).<OnnxValue>mapToObj(output -> new OnnxValue.Made(node, output)).toList();
        }
    }

    public int opset() {
        return opset;
    }

    /// The nodes so far, each after those that it reads.
    public List<OnnxNode> nodes() {
        return List.copyOf(nodes);
    }

    /// What arrives at the only, or first, input port.
    public OnnxValue in() {
        return in(0);
    }

    public OnnxValue in(int port) {
        return new OnnxValue.Arriving(port);
    }

    /// A weight as it is.
    public OnnxValue weight(String name) {
        return new OnnxValue.Weight(name, List.of());
    }

    /// A weight with one element a channel, for an image whose channels are not its last axis.
    public OnnxValue perChannel(String name, int channels) {
        return new OnnxValue.Weight(name, List.of(channels, 1, 1));
    }

    public OnnxValue wholes(long... numbers) {
        return new OnnxValue.Wholes(Arrays.stream(numbers).boxed().toList());
    }

    public OnnxValue real(double number) {
        return new OnnxValue.Reals(List.of(), List.of(number));
    }

    /// A matrix, row by row.
    public OnnxValue matrix(double[][] rows) {
        return new OnnxValue.Reals(List.of(rows.length, rows[0].length),
                Arrays.stream(rows).flatMapToDouble(Arrays::stream).boxed().toList());
    }

    /// The same number so many times.
    public OnnxValue repeated(double number, int count) {
        return new OnnxValue.Reals(List.of(count), IntStream.range(0, count).mapToObj(_ -> number).toList());
    }

    public OnnxValue absent() {
        return new OnnxValue.Absent();
    }

    public Call call(String type, OnnxValue... inputs) {
        return new Call(type, List.of(inputs));
    }

    /// A node without settings.
    public OnnxValue apply(String type, OnnxValue... inputs) {
        return call(type, inputs).value();
    }

    /// Lays `value` out with other dimensions; 0 stands for the one it has, as the batch does.
    public OnnxValue reshape(OnnxValue value, long... dimensions) {
        return apply("Reshape", value, wholes(dimensions));
    }

    public OnnxValue transpose(OnnxValue value, long... order) {
        return call("Transpose", value).with("perm", order).value();
    }

    /// The mean over `axes`, which stay with one element; their place changed with opset 18.
    public OnnxValue mean(OnnxValue value, long... axes) {
        return opset < 18
                ? call("ReduceMean", value).with("axes", axes).with("keepdims", 1).value()
                : call("ReduceMean", value, wholes(axes)).with("keepdims", 1).value();
    }
}
