package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.Python;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Puts the channels of its inputs behind each other, in the order of the ports.
@About(name = "Concat", label = "Concat", category = Category.CHANNELS, keywords = {"cat", "join",
    "dense"}, summary = "Puts the channels of its inputs behind each other")
public record Concat(
        @Param(label = "Inputs", help = "How many inputs there are", fallback = "2", max = Parts.MAX_COUNT) int count) implements Operator {

    @Override
    public Ports ports() {
        return Ports.merging(count);
    }

    @Override
    public Inference infer(Incoming in) {
        var first = in.shape();
        for (int port = 1; port < count; port++) {
            if (!fits(first, in.shape(port))) {
                return Inference.rejected(differ(first, in.shape(port), port));
            }
        }
        var dimensions = first.dimensions().stream().mapToLong(Integer::longValue).toArray();
        dimensions[1] = in.types().stream().mapToLong(type -> type.shape().channels()).sum();
        return Inference.bounded(dimensions);
    }

    /// Whether two shapes are the same but for the channels.
    private static boolean fits(Shape first, Shape second) {
        return first.rank() == second.rank() && first.withChannels(1).equals(second.withChannels(1));
    }

    private Finding differ(Shape first, Shape second, int port) {
        return Finding.error(
                ProblemCode.SHAPES_DIFFER,
                ports().inputs().get(port).name(),
                "Concat needs "
                        + (first.isImage() && second.isImage() ? "equal heights and widths" : "inputs of one rank")
                        + ", but " + first.perImage() + " and " + second.perImage() + " arrive.",
                "Bring " + ports().inputs().get(port).name() + " to the size of in1.");
    }

    @Override
    public List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var shapes = inputs.stream().map(DoubleTensor::shape).toList();
        var result = DoubleTensor.zeros(
                shapes.getFirst().withChannels(shapes.stream().mapToInt(Shape::channels).sum()));
        int to = 0;
        for (int n = 0; n < result.shape().batch(); n++) {
            for (var input : inputs) {
                int length = Math.toIntExact(input.shape().elementsPerImage());
                System.arraycopy(input.data(), n * length, result.data(), to, length);
                to += length;
            }
        }
        return List.of(result);
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        var parts = IntStream.range(0, count).mapToObj(body::in).toArray(OnnxValue[]::new);
        return List.of(body.call("Concat", parts).with("axis", 1).value());
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        var all = IntStream.range(0, count).mapToObj(port -> "{" + port + "}").collect(Collectors.joining(", "));
        return TorchForm.call("torch.cat([" + all + "], dim=1)",
                IntStream.range(0, count).mapToObj(at::channels).reduce(Python::plus).orElseThrow());
    }

    @Override
    public String settings(Incoming in, List<TensorType> outputs) {
        var sum = count > 3
                ? count + " inputs"
                : in.types().stream().map(type -> "" + type.shape().channels()).collect(Collectors.joining(" + "));
        return sum + " → " + outputs.getFirst().shape().channels();
    }
}
