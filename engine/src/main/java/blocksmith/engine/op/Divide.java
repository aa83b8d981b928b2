package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;
import java.util.List;

/// Divides the first tensor by the second, element by element.
@About(name = "Divide", label = "Divide", category = Category.MERGE, keywords = {"quotient", "ratio",
    "Div"}, summary = "Divides the first tensor by the second, element by element")
public record Divide() implements Merge {
    private static final Operations ONE = Operations.divisions(1);

    @Override
    public double apply(double a, double b) {
        return a / b;
    }

    @Override
    public Operations operations() {
        return ONE;
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        return List.of(body.apply("Div", body.in(0), body.in(1)));
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.call("{0} / {1}", Merge.channels(in, at));
    }
}
