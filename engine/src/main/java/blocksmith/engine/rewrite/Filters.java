package blocksmith.engine.rewrite;

import blocksmith.engine.op.ChannelAffine;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.ConvTranspose2d;
import blocksmith.engine.op.Operator;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import java.util.function.IntUnaryOperator;

/// Which output channel each element of a convolution's kernel is for.
///
/// @param outputChannel by the element's place, row-major
record Filters(IntUnaryOperator outputChannel) {

    /// @param in the shape of what arrives
    static Filters of(Operator convolution, Shape in) {
        return switch (convolution) {
            case Conv2d conv -> {
                int length = in.channels() / conv.groupsFor(in) * (int) conv.kernel().area();
                yield new Filters(i -> i / length);
            }
            case ConvTranspose2d conv -> {
                int area = (int) conv.kernel().area();
                int share = conv.channelsFor(in) / conv.groupsFor(in);
                int group = in.channels() / conv.groupsFor(in);
                yield new Filters(i -> i / (share * area) / group * share + i / area % share);
            }
            default -> throw new IllegalArgumentException("No convolution: " + convolution);
        };
    }

    /// The tensor `name`, weight or bias, of a convolution that does what `affine` did behind it.
    DoubleTensor through(ChannelAffine affine, String name, DoubleTensor values) {
        boolean isBias = name.equals("bias");
        var changed = values.data().clone();
        for (int i = 0; i < changed.length; i++) {
            int channel = isBias ? i : outputChannel.applyAsInt(i);
            changed[i] = changed[i] * affine.factor()[channel] + (isBias ? affine.offset()[channel] : 0);
        }
        return new DoubleTensor(values.shape(), changed);
    }
}
