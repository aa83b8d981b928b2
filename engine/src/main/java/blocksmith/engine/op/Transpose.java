package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.Python;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// Puts the axes into another order. The batch stays the first.
@About(name = "Transpose", label = "Transpose", category = Category.CHANNELS, keywords = {"permute", "swap axes",
    "channels last"}, summary = "Puts the axes into another order")
@Preset(label = "Transpose", values = "order=[2, 3, 1]", category = Category.CHANNELS, summary = "Puts the axes into another order")
public record Transpose(
        @Param(label = "Order", help = "The axis that comes first after the batch, the one after it and so on: [2, 3, 1] puts the channels last", max = Reshape.MAX_RANK) Numbers order) implements Rearrangement {

    /// ONNX operators, Transpose; PyTorch documentation, torch.permute.
    @Override
    public Inference infer(Incoming in) {
        var shape = in.shape();
        var axes = new ArrayList<Integer>();
        for (int axis = 1; axis < shape.rank(); axis++) {
            axes.add(axis);
        }
        if (!order.numbers().stream().sorted().toList().equals(axes)) {
            return Inference.rejected(noOrder(axes));
        }
        var sizes = shape.toArray();
        for (int axis = 1; axis < sizes.length; axis++) {
            sizes[axis] = shape.get(order.numbers().get(axis - 1));
        }
        return Inference.of(Shape.of(sizes));
    }

    private Finding noOrder(List<Integer> axes) {
        return Finding.error(
                ProblemCode.BAD_VALUE,
                "order",
                order + " is no order of the axes " + new Numbers(axes) + ".",
                "Name each of them once.");
    }

    @Override
    public int source(Shape in, Shape out, int index) {
        int rest = index;
        int place = 0;
        for (int axis = out.rank() - 1; axis > 0; axis--) {
            place += rest % out.get(axis) * step(in, order.numbers().get(axis - 1));
            rest /= out.get(axis);
        }
        return place;
    }

    private static int step(Shape in, int axis) {
        int step = 1;
        for (int inner = axis + 1; inner < in.rank(); inner++) {
            step *= in.get(inner);
        }
        return step;
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        var axes = new long[order.numbers().size() + 1];
        for (int i = 1; i < axes.length; i++) {
            axes[i] = order.numbers().get(i - 1);
        }
        return List.of(body.transpose(body.in(), axes));
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.call("{0}.permute(0, " + order + ")", Python.of(in.shape().get(order.numbers().getFirst())));
    }
}
