package blocksmith.engine.op;

import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.List;

/// An operator that only moves what is there: each element of its output is one of its input, or the same number
/// everywhere. It computes nothing, and costs nothing but memory traffic.
public sealed interface Rearrangement extends Operator permits DepthToSpace, SpaceToDepth, Pad, Slice {
    /// The place of an element that comes from nowhere.
    int NOWHERE = -1;

    /// Where the element at channel `c`, row `y`, column `x` of an output image comes from: its place in the input image,
    /// in the order of channels, rows and columns; or [#NOWHERE].
    int source(Shape in, int c, int y, int x);

    /// What stands where nothing comes from.
    default double fill() {
        return 0;
    }

    @Override
    default List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var image = inputs.getFirst();
        var in = image.shape();
        int length = Math.toIntExact(in.elementsPerImage());
        return List.of(DoubleTensor.image(outputShape(in), (n, c, y, x) -> {
            int source = source(in, c, y, x);
            return source == NOWHERE ? fill() : image.data()[n * length + source];
        }));
    }

    private Shape outputShape(Shape in) {
        return switch (infer(Incoming.of(in))) {
            case Inference.Inferred(var outputs) -> outputs.getFirst().shape();
            case Inference.Rejected(var findings, _) -> throw new IllegalArgumentException(findings.toString());
        };
    }

    @Override
    default String settings(Incoming in, List<TensorType> outputs) {
        return in.shape().perImage() + " → " + outputs.getFirst().shape().perImage();
    }
}
