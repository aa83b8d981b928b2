package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;
import java.util.List;

/// Multiplies two tensors element by element. A gate is an image of one pixel (C×1×1), whose channels scale those of the other.
@About(name = "Multiply", label = "Multiply", category = Category.MERGE, keywords = {"product", "scale", "gate",
    "Mul"}, summary = "Multiplies two tensors element by element, or each channel by one number")
public record Multiply() implements Merge {
    private static final Operations ONE = Operations.multiplications(1);

    @Override
    public double apply(double a, double b) {
        return a * b;
    }

    @Override
    public Operations operations() {
        return ONE;
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        return List.of(body.apply("Mul", body.in(0), body.in(1)));
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.call("{0} * {1}", Merge.channels(in, at));
    }
}
