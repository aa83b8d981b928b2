package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;

/// What lies between two bounds, and the bounds beyond them: `min(max(x, least), most)`.
@About(name = "HardTanh", label = "Hard tanh", category = Category.ACTIVATION, summary = "What lies between two bounds, and the bounds beyond them", keywords = {
    "clip", "clamp"})
public record HardTanh(
        @Param(label = "Least", help = "The lower bound", fallback = "-1", min = -1000000, max = 1000000) double min,
        @Param(label = "Most", help = "The upper bound", fallback = "1", min = -1000000, max = 1000000) double max) implements Elementwise {

    @Override
    public Inference infer(Incoming in) {
        return min < max
                ? Inference.of(in.shape())
                : Inference.rejected(
                        Finding.error(
                                ProblemCode.BAD_VALUE,
                                "max",
                                "The bounds " + min + " and " + max + " have nothing between them.",
                                "Choose an upper bound above " + min + "."))
                        .leaving(Inference.of(in.shape()));
    }

    /// PyTorch documentation, torch.nn.Hardtanh.
    @Override
    public double apply(double x) {
        return Math.min(Math.max(x, min), max);
    }

    @Override
    public Operations operations() {
        return Operations.comparisons(2);
    }

    @Override
    public OnnxValue onnx(OnnxBody body, OnnxValue x) {
        return body.apply("Clip", x, body.real(min), body.real(max));
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.make("nn.Hardtanh").with("min_val", at.value("min"), "-1.0")
                .with("max_val", at.value("max"), "1.0").leaving(at.channels());
    }
}
