package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;
import java.util.List;

/// Adds two tensors, element by element: where a shortcut ends.
@About(name = "Add", label = "Add", category = Category.MERGE, keywords = {"sum", "shortcut", "residual",
    "skip"}, summary = "Adds two tensors, element by element")
public record Add() implements Merge {
    private static final Operations ONE = Operations.additions(1);

    @Override
    public double apply(double a, double b) {
        return a + b;
    }

    @Override
    public Operations operations() {
        return ONE;
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        return List.of(body.apply("Add", body.in(0), body.in(1)));
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.call("{0} + {1}", Merge.channels(in, at));
    }
}
