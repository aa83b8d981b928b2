package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.Python;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchHelper;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.List;

/// Scales each channel by a learned number that begins small, so that a deep network begins near the identity (Touvron et
/// al. 2021, arXiv:2103.17239, equation 4).
@About(name = "LayerScale", label = "Layer scale", category = Category.NORMALIZATION, keywords = {"gamma", "CaiT",
    "ConvNeXt"}, summary = "Scales each channel by a learned number that begins small")
public record LayerScale() implements Operator {
    private static final TorchHelper SCALE = new TorchHelper("LayerScale", """
            class LayerScale(nn.Module):
                \"""Scales each channel by a learned number that begins small (Touvron et al. 2021).\"""

                def __init__(self, channels: int, initial: float = 1e-6):
                    super().__init__()
                    self.gamma = nn.Parameter(torch.full((channels,), initial))

                def forward(self, x):
                    return x * (self.gamma[:, None, None] if x.dim() == 4 else self.gamma)
            """);
    private static final Rule PARAMETERS = Rule
            .of("C", new Source("Touvron et al. 2021, arXiv:2103.17239", "equation 4"));

    @Override
    public Inference infer(Incoming in) {
        return Inference.of(in.shape());
    }

    /// Of images the channels, of all else the last axis.
    private static int axis(Shape in) {
        return in.isImage() ? 1 : in.rank() - 1;
    }

    @Override
    public List<WeightSpec> weights(Incoming in) {
        var perChannel = Shape.of(in.shape().get(axis(in.shape())));
        return List.of(new WeightSpec("gamma", perChannel, WeightRole.LAYER_SCALE, 1));
    }

    @Override
    public Cost cost(Incoming in, List<TensorType> outputs) {
        var channels = new Symbol("C", "channels, each with a scale", in.shape().get(axis(in.shape())));
        return new Cost(Formula.ZERO, PARAMETERS.at(channels), Formula.ZERO)
                .and(Operations.multiplications(in.shape().elementsPerImage()));
    }

    @Override
    public List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var input = inputs.getFirst();
        var scale = weights.get("gamma").data();
        int inner = input.shape().isImage() ? input.shape().height() * input.shape().width() : 1;
        var output = input.map(x -> x);
        for (int i = 0; i < output.data().length; i++) {
            output.data()[i] *= scale[i / inner % scale.length];
        }
        return List.of(output);
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        var scale = in.shape().isImage() ? body.perChannel("gamma", in.shape().channels()) : body.weight("gamma");
        return List.of(body.apply("Mul", body.in(), scale));
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        var shape = in.shape();
        return TorchForm.make(SCALE).with(shape.rank() == 3 ? Python.of(shape.get(2)) : at.channels())
                .leaving(at.channels());
    }

    @Override
    public String settings(Incoming in, List<TensorType> outputs) {
        return in.shape().get(axis(in.shape())) + " channels";
    }
}
