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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/// Hands out the channels in parts, in order: equal parts, or parts of given sizes that use up all channels.
@About(name = "Split", label = "Split", category = Category.CHANNELS, keywords = {"chunk", "slice",
    "branch"}, summary = "Hands out the channels in parts, in order")
public record Split(
        @Param(label = "Parts", help = "A number of equal parts, or the channels of each part", fallback = "2") Parts parts) implements Operator {

    @Override
    public Ports ports() {
        return Ports.splitting(parts.count());
    }

    @Override
    public Inference infer(Incoming in) {
        int channels = in.shape().channels();
        return switch (parts) {
            case Parts.Equal(int count) when channels % count != 0 -> Inference.rejected(
                    Findings.indivisible("parts", channels + " channels", count, "equal parts", channels));
            case Parts.Sized(var sizes) when sum(sizes) != channels -> Inference.rejected(uneven(sizes, channels));
            case Parts.Equal _,Parts.Sized _ -> Inference.of(shapes(in.shape()));
        };
    }

    private static long sum(List<Integer> sizes) {
        return sizes.stream().mapToLong(Integer::longValue).sum();
    }

    private static Finding uneven(List<Integer> sizes, int channels) {
        return Finding.error(
                ProblemCode.CHANNELS_DIFFER,
                "parts",
                "The parts have " + sum(sizes) + " channels, but " + channels + " arrive.",
                "Make the parts add up to " + channels + ".");
    }

    private List<Shape> shapes(Shape in) {
        return parts.sizes(in.channels()).stream().map(in::withChannels).toList();
    }

    @Override
    public List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var whole = inputs.getFirst();
        var results = new ArrayList<DoubleTensor>();
        int from = 0;
        for (var shape : shapes(whole.shape())) {
            var part = DoubleTensor.zeros(shape);
            int length = Math.toIntExact(shape.elementsPerImage());
            for (int n = 0; n < shape.batch(); n++) {
                int start = Math.toIntExact(n * whole.shape().elementsPerImage()) + from;
                System.arraycopy(whole.data(), start, part.data(), n * length, length);
            }
            results.add(part);
            from += length;
        }
        return results;
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        var sizes = parts.sizes(in.shape().channels()).stream().mapToLong(size -> size).toArray();
        return body.call("Split", body.in(), body.wholes(sizes)).with("axis", 1).values(parts.count());
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return switch (parts) {
            case Parts.Equal(int count) -> new TorchForm.Call(
                    Python.atom("{0}.chunk(" + at.value("parts") + ", dim=1)"),
                    Collections.nCopies(count, at.channels().over(at.value("parts"))),
                    List.of());
            case Parts.Sized(var sizes) -> new TorchForm.Call(
                    Python.atom("{0}.split([" + at.value("parts").text().replaceAll("[()]", "") + "], dim=1)"),
                    sizes.stream().map(size -> Python.of(size.longValue())).toList(),
                    List.of());
        };
    }

    @Override
    public String settings(Incoming in, List<TensorType> outputs) {
        int channels = in.shape().channels();
        return channels + " → " + switch (parts) {
            case Parts.Equal(int count) -> count + " × " + channels / count;
            case Parts.Sized(var sizes) when sizes.size() > 3 -> sizes.size() + " parts";
            case Parts.Sized(var sizes) -> sizes.stream().map(String::valueOf).collect(Collectors.joining(" + "));
        };
    }
}
