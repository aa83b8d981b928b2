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
import java.util.stream.IntStream;

/// Averages over whole axes.
@About(name = "Mean", label = "Mean", category = Category.POOL, keywords = {"ReduceMean",
    "average"}, summary = "Averages over whole axes")
@Preset(label = "Mean", values = "axes=[2, 3]", category = Category.POOL, summary = "Averages over whole axes")
public record Mean(
        @Param(label = "Axes", help = "What is averaged over: 1 for the channels, 2 for the rows, 3 for the columns", max = Reshape.MAX_RANK) Numbers axes,
        @Param(label = "Keep axes", help = "Whether an axis that was averaged over stays, with one element", fallback = "false") boolean keepAxes) implements Operator {

    /// ONNX operators, ReduceMean.
    @Override
    public Inference infer(Incoming in) {
        var shape = in.shape();
        int last = shape.rank() - 1;
        if (axes.numbers().stream().anyMatch(axis -> axis > last)
                || axes.numbers().stream().distinct().count() < axes.numbers().size()) {
            return Inference.rejected(noAxes(last));
        }
        if (keepAxes) {
            return Inference.of(kept(shape));
        }
        var sizes = IntStream.rangeClosed(0, last).filter(axis -> !axes.numbers().contains(axis)).map(shape::get);
        var left = Shape.of(sizes.toArray());
        return Inference.of(left.rank() == 1 ? Shape.of(left.batch(), 1) : left);
    }

    private Finding noAxes(int last) {
        return Finding.error(
                ProblemCode.BAD_VALUE,
                "axes",
                axes + " are no axes of what arrives.",
                "Name each at most once, from 1 to " + last + ".");
    }

    /// The shape where every axis stays.
    public Shape kept(Shape in) {
        var sizes = in.toArray();
        axes.numbers().forEach(axis -> sizes[axis] = 1);
        return Shape.of(sizes);
    }

    @Override
    public Cost cost(Incoming in, List<TensorType> outputs) {
        long from = in.shape().elementsPerImage();
        long to = outputs.getFirst().shape().elementsPerImage();
        return Cost.FREE.and(new Operations(0, from - to, 0, to, 0));
    }

    @Override
    public Reach reach(Incoming in) {
        boolean overPixels = in.shape().isImage() && axes.numbers().stream().anyMatch(axis -> axis > 1);
        return overPixels ? new Reach.Global() : Reach.POINT;
    }

    @Override
    public List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var input = inputs.getFirst();
        var kept = kept(input.shape());
        var sums = DoubleTensor.zeros(kept);
        for (int i = 0; i < input.data().length; i++) {
            sums.data()[place(input.shape(), kept, i)] += input.data()[i];
        }
        double count = (double) input.data().length / sums.data().length;
        var means = sums.map(sum -> sum / count);
        return switch (infer(Incoming.of(input.shape()))) {
            case Inference.Inferred(var outputs) ->
                List.of(new DoubleTensor(outputs.getFirst().shape(), means.data()));
            case Inference.Rejected(var findings, _) -> throw new IllegalArgumentException(findings.toString());
        };
    }

    /// The place in `kept` of what stands at place `index` of `in`.
    private static int place(Shape in, Shape kept, int index) {
        int rest = index;
        int place = 0;
        int step = 1;
        for (int axis = in.rank() - 1; axis >= 0; axis--) {
            place += kept.get(axis) == 1 ? 0 : rest % in.get(axis) * step;
            rest /= in.get(axis);
            step *= kept.get(axis);
        }
        return place;
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        var means = body.mean(body.in(), axes.numbers().stream().mapToLong(axis -> axis).toArray());
        return switch (infer(in)) {
            case Inference.Inferred(var outputs) when !keepAxes -> {
                var sizes = outputs.getFirst().shape().dimensions().stream().mapToLong(size -> size).toArray();
                sizes[0] = 0;
                yield List.of(body.reshape(means, sizes));
            }
            case Inference.Inferred _,Inference.Rejected _ -> List.of(means);
        };
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        boolean isOverAll = !keepAxes && axes.numbers().size() == in.shape().rank() - 1;
        var over = axes.numbers().size() == 1 ? axes.toString() : "(" + axes + ")";
        var keeping = keepAxes || isOverAll ? ", keepdim=True" : "";
        var code = "{0}.mean(" + over + keeping + ")" + (isOverAll ? ".flatten(1)" : "");
        var channels = switch (infer(in)) {
            case Inference.Inferred(var outputs) when axes.numbers().contains(1) ->
                Python.of(outputs.getFirst().shape().channels());
            case Inference.Inferred _,Inference.Rejected _ -> at.channels();
        };
        return TorchForm.call(code, channels);
    }

    @Override
    public String settings(Incoming in, List<TensorType> outputs) {
        return in.shape().perImage() + " → " + outputs.getFirst().shape().perImage();
    }
}
