package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.List;

/// Makes shares of numbers along one axis: each becomes its exponential over the sum of all.
@About(name = "Softmax", label = "Softmax", category = Category.ACTIVATION, keywords = {"probabilities",
    "classifier"}, summary = "Makes shares that sum to one of the numbers along an axis")
public record Softmax(
        @Param(label = "Axis", help = "Along which the shares sum to one: 1 for channels or features", fallback = "1", max = Reshape.MAX_RANK) int axis) implements Operator {
    private static final Rule THOP = Rule.of("3 * N - R", new Source("thop", "calc_func.py, calculate_softmax"));

    @Override
    public Inference infer(Incoming in) {
        int last = in.shape().rank() - 1;
        return axis <= last
                ? Inference.of(in.shape())
                : Inference.rejected(noAxis(last)).leaving(Inference.of(in.shape()));
    }

    private Finding noAxis(int last) {
        return Finding.error(ProblemCode.BAD_VALUE, "axis", "There is no axis " + axis + " in what arrives.",
                "Choose from 1 to " + last + ".");
    }

    /// A comparison, a difference, an exponential, a sum and a quotient an element.
    @Override
    public Cost cost(Incoming in, List<TensorType> outputs) {
        long count = in.shape().elementsPerImage();
        var rows = new Symbol("R", "rows of shares", count / in.shape().get(axis));
        return Cost.FREE.beside(Convention.THOP, THOP.at(new Symbol("N", "elements", count), rows))
                .and(new Operations(0, 2, 1, 1, 1).times(count));
    }

    @Override
    public Reach reach(Incoming in) {
        return in.shape().isImage() && axis > 1 ? new Reach.PointAndGlobal("softmax") : Reach.POINT;
    }

    /// ONNX operators, Softmax; the largest is taken away first, so that no exponential overflows.
    @Override
    public List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var input = inputs.getFirst();
        var output = input.map(x -> x);
        int length = input.shape().get(axis);
        int step = step(input.shape());
        for (int i = 0; i < output.data().length; i++) {
            if (i / step % length == 0) {
                share(output.data(), i, step, length);
            }
        }
        return List.of(output);
    }

    private int step(Shape shape) {
        int step = 1;
        for (int inner = axis + 1; inner < shape.rank(); inner++) {
            step *= shape.get(inner);
        }
        return step;
    }

    private static void share(double[] data, int from, int step, int length) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < length; i++) {
            largest = Math.max(largest, data[from + i * step]);
        }
        double sum = 0;
        for (int i = 0; i < length; i++) {
            data[from + i * step] = Math.exp(data[from + i * step] - largest);
            sum += data[from + i * step];
        }
        for (int i = 0; i < length; i++) {
            data[from + i * step] /= sum;
        }
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        return List.of(body.call("Softmax", body.in()).with("axis", axis).value());
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.make("nn.Softmax").with("dim", at.value("axis"), "").leaving(at.channels());
    }
}
