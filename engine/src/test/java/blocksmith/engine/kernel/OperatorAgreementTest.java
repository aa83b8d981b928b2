package blocksmith.engine.kernel;

import static blocksmith.engine.kernel.Agreement.ALL;

import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.kernel.LayerGrid.Case;
import blocksmith.engine.op.Add;
import blocksmith.engine.op.AvgPool2d;
import blocksmith.engine.op.BatchNorm2d;
import blocksmith.engine.op.ChannelShuffle;
import blocksmith.engine.op.Concat;
import blocksmith.engine.op.DepthToSpace;
import blocksmith.engine.op.Dropout;
import blocksmith.engine.op.ELU;
import blocksmith.engine.op.Flatten;
import blocksmith.engine.op.GELU;
import blocksmith.engine.op.GlobalAvgPool;
import blocksmith.engine.op.HardSigmoid;
import blocksmith.engine.op.HardSwish;
import blocksmith.engine.op.HardTanh;
import blocksmith.engine.op.Hidden;
import blocksmith.engine.op.LeakyReLU;
import blocksmith.engine.op.Linear;
import blocksmith.engine.op.MaxPool2d;
import blocksmith.engine.op.Multiply;
import blocksmith.engine.op.Operators;
import blocksmith.engine.op.Pad;
import blocksmith.engine.op.Padding;
import blocksmith.engine.op.Parts;
import blocksmith.engine.op.ReLU;
import blocksmith.engine.op.ReLU6;
import blocksmith.engine.op.SiLU;
import blocksmith.engine.op.Sigmoid;
import blocksmith.engine.op.Size2;
import blocksmith.engine.op.Slice;
import blocksmith.engine.op.SpaceToDepth;
import blocksmith.engine.op.Split;
import blocksmith.engine.op.SqueezeExcitation;
import blocksmith.engine.op.Tanh;
import blocksmith.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The kernels of all operators but Conv2d against their definition, around the edges of lanes and blocks.
@ExtendWith(ColdCode.class)
class OperatorAgreementTest {
    @ParameterizedTest
    @MethodSource({"others", "further", "planes"})
    void agreesWithTheDefinition(Case layer) {
        Agreement.assertWithinAPlan(layer);
    }

    @ParameterizedTest
    @MethodSource("planes")
    void agreesWithTheDefinitionOnPlanes(Case layer) {
        Agreement.assertOnPlanes(layer);
    }

    static Stream<Case> planes() {
        var epilogue = new Epilogue(Residual.NONE, Optional.of(new SiLU()));
        return Stream.of(
                new Case(new ChannelShuffle(3), epilogue, List.of(Shape.image(2, 15, 3, 7))),
                new Case(excitation(SqueezeExcitation.Gate.SIGMOID), epilogue, List.of(Shape.image(2, 16, 5, 17))));
    }

    static Stream<Case> others() {
        var odd = Shape.image(2, 19, 5, 7);
        var even = Shape.image(1, 48, 14, 14);
        var wide = Shape.image(2, 3 * 64 + 5, 5, 7);
        return Stream.of(
                new Case(new BatchNorm2d(1e-5), ALL, List.of(odd)),
                new Case(new ReLU(), Epilogue.NONE, List.of(odd)),
                new Case(new ReLU6(), Epilogue.NONE, List.of(odd)),
                new Case(new SiLU(), Epilogue.NONE, List.of(even)),
                new Case(new Sigmoid(), Epilogue.NONE, List.of(odd)),
                new Case(new HardSigmoid(), Epilogue.NONE, List.of(odd)),
                new Case(new HardSwish(), Epilogue.NONE, List.of(even)),
                new Case(new LeakyReLU(0.1), Epilogue.NONE, List.of(odd)),
                new Case(new ELU(1.5), Epilogue.NONE, List.of(odd)),
                new Case(new GELU(GELU.Form.EXACT), Epilogue.NONE, List.of(odd)),
                new Case(new GELU(GELU.Form.TANH), Epilogue.NONE, List.of(even)),
                new Case(new Tanh(), Epilogue.NONE, List.of(odd)),
                new Case(new HardTanh(-0.25, 0.5), Epilogue.NONE, List.of(odd)),
                new Case(new Dropout(0.5), Epilogue.NONE, List.of(odd)),
                new Case(pool(3, 2, 1), ALL, List.of(odd)),
                new Case(
                        new AvgPool2d(Size2.of(3), Size2.of(2), new Padding.Fixed(Size2.of(1)), false, true),
                        ALL,
                        List.of(odd)),
                new Case(new ChannelShuffle(3), ALL, List.of(Shape.image(2, 3 * Lanes.COUNT, 5, 7))),
                new Case(new ChannelShuffle(3), ALL, List.of(Shape.image(2, 3 * (2 * Lanes.COUNT + 5), 5, 7))),
                new Case(new GlobalAvgPool(), ALL, List.of(odd)),
                new Case(new GlobalAvgPool(), ALL, List.of(even)),
                new Case(new GlobalAvgPool(), ALL, List.of(wide)),
                new Case(excitation(SqueezeExcitation.Gate.SIGMOID), ALL, List.of(wide)),
                new Case(new Linear(33, true), ALL, List.of(Shape.of(5, 47))),
                new Case(new Linear(7, false), ALL, List.of(Shape.of(1, 130))),
                new Case(new Linear(67, true), ALL, List.of(Shape.of(1, 47))),
                new Case(new Linear(4, true), ALL, List.of(Shape.of(1, 64))),
                new Case(new Linear(5, true), ALL, List.of(Shape.of(1, 3))),
                new Case(new Flatten(), Epilogue.NONE, List.of(odd)),
                new Case(excitation(SqueezeExcitation.Gate.SIGMOID), ALL, List.of(odd)),
                new Case(excitation(SqueezeExcitation.Gate.HARD_SIGMOID), Epilogue.NONE, List.of(even)),
                new Case(new ChannelShuffle(3), ALL, List.of(even)),
                new Case(new ChannelShuffle(19), ALL, List.of(odd)),
                new Case(new DepthToSpace(2, DepthToSpace.Order.CRD), ALL, List.of(even)),
                new Case(new DepthToSpace(4, DepthToSpace.Order.DCR), ALL, List.of(even)),
                new Case(new SpaceToDepth(2, DepthToSpace.Order.CRD), ALL, List.of(even)),
                new Case(new SpaceToDepth(7, DepthToSpace.Order.DCR), ALL, List.of(even)),
                new Case(new Pad(1, 2, 3, 0, Pad.Mode.CONSTANT, -0.5), ALL, List.of(odd)),
                new Case(new Pad(4, 1, 0, 6, Pad.Mode.REFLECT, 0), ALL, List.of(odd)),
                new Case(new Pad(7, 1, 0, 9, Pad.Mode.EDGE, 0), ALL, List.of(odd)),
                new Case(new Slice(Slice.Axis.CHANNELS, 2, 17, 3), ALL, List.of(odd)),
                new Case(new Slice(Slice.Axis.ROWS, 1, 5, 2), ALL, List.of(odd)),
                new Case(new Slice(Slice.Axis.COLUMNS, 0, 7, 1), ALL, List.of(odd)),
                new Case(new Split(new Parts.Equal(3)), Epilogue.NONE, List.of(even)),
                new Case(new Split(new Parts.Sized(List.of(1, 17, 1))), Epilogue.NONE, List.of(odd)),
                new Case(new Concat(3), Epilogue.NONE, List.of(odd, odd.withChannels(1), odd.withChannels(33))),
                new Case(new Add(), ALL, List.of(odd, odd)),
                new Case(new Multiply(), ALL, List.of(even, even)),
                new Case(new Multiply(), ALL, List.of(odd, Shape.image(2, 19, 1, 1))),
                new Case(new Multiply(), ALL, List.of(Shape.image(2, 19, 1, 1), odd)),
                new Case(new Multiply(), ALL, List.of(Shape.image(2, 19, 1, 1), Shape.image(2, 1, 1, 5))));
    }

    static Stream<Case> further() {
        var odd = Shape.image(2, 19, 5, 7);
        var even = Shape.image(1, 48, 14, 14);
        var rows = Shape.of(2, 5, 21);
        var features = Shape.of(3, 33);
        return Stream.of(
                further("MaxPool2d", "kernel=3 stride=2 dilation=2 padding=1 ceilMode=true", even),
                further("MaxPool2d", "kernel=2 stride=2 ceilMode=true", odd),
                further("AvgPool2d", "kernel=3 stride=2 padding=1 ceilMode=true", even),
                further("AvgPool2d", "kernel=3 stride=2 padding=1 ceilMode=true countIncludePad=false", odd),
                further("AvgPool2d", "kernel=3 stride=2 padding=same countIncludePad=false", even),
                further("GlobalMaxPool", "", odd),
                further("GlobalMaxPool", "", even),
                further("AdaptiveAvgPool2d", "outputSize=[3,2]", odd),
                further("AdaptiveAvgPool2d", "outputSize=7", even),
                further("AdaptiveAvgPool2d", "outputSize=[9,11]", odd),
                further("ConvTranspose2d", "kernel=2 stride=2", even),
                further("ConvTranspose2d", "kernel=3 stride=2 padding=1 outputPadding=1 outChannels=33", even),
                further("ConvTranspose2d", "kernel=[3,2] stride=[3,1] dilation=2 bias=false", odd),
                further("ConvTranspose2d", "kernel=4 stride=2 padding=1 groups=4 outChannels=24", even),
                further("ConvTranspose2d", "kernel=3 stride=2 groups=depthwise", odd),
                further("PartialConv2d", "kernel=3", even),
                further("PartialConv2d", "kernel=5 part=19", odd),
                further("Upsample", "scale=2", odd),
                further("Upsample", "scale=[3,2] mode=bilinear", even),
                further("Upsample", "scale=2 mode=bilinear coordinates=align-corners", odd),
                further("Upsample", "scale=3 coordinates=half-pixel rounding=round-prefer-floor", odd),
                further("Resize", "size=[9,4]", odd),
                further("Resize", "size=[1,20] mode=nearest", even),
                further("Resize", "size=3 coordinates=pytorch-half-pixel", even),
                further("Mean", "axes=[2,3]", odd),
                further("Mean", "axes=1 keepAxes=true", odd),
                further("Mean", "axes=2", rows),
                further("Mean", "axes=[1,3] keepAxes=true", even),
                further("LayerNorm", "", even),
                further("LayerNorm", "affine=false", odd),
                further("LayerNorm", "", rows),
                further("LayerNorm", "", features),
                further("GroupNorm", "groups=4", even),
                further("GroupNorm", "groups=19 affine=false", odd),
                further("InstanceNorm2d", "", odd),
                further("InstanceNorm2d", "affine=true", even),
                further("LRN", "size=5 alpha=0.5", odd),
                further("LRN", "size=4 alpha=2 beta=0.5 k=2", even),
                further("PReLU", "", odd),
                further("PReLU", "slopes=channels", even),
                further("PReLU", "slopes=channels", rows),
                further("LayerScale", "", odd),
                further("LayerScale", "", rows),
                further("Softmax", "", odd),
                further("Softmax", "axis=3", even),
                further("Softmax", "axis=2", rows),
                further("Softmax", "", features),
                further("Linear", "outFeatures=17", rows),
                further("Linear", "outFeatures=17 bias=false", odd),
                further("Linear", "outFeatures=5", even),
                further("Reshape", "dimensions=[7,-1]", odd),
                further("Reshape", "dimensions=[12,-1,7]", even),
                further("Reshape", "dimensions=[21,5,1]", rows),
                further("Transpose", "order=[2,3,1]", odd),
                further("Transpose", "order=[2,1]", rows),
                further("Transpose", "order=[3,1,2]", even),
                further("ChannelPermutation", "order=[18,0,0,7]", odd),
                further("Concat", "count=2", rows, Shape.of(2, 3, 21)),
                further("Split", "parts=[2,3]", rows),
                further("Add", "", odd, Shape.image(2, 1, 5, 7)),
                further("Subtract", "", odd, odd),
                further("Subtract", "", Shape.image(1, 48, 1, 14), even),
                further("Divide", "", even, even),
                further("Divide", "", rows, Shape.of(2, 1, 21)),
                further("Multiply", "", even, Shape.image(1, 1, 14, 14)));
    }

    /// With an epilogue, unless it only copies.
    private static Case further(String name, String values, Shape... shapes) {
        var operator = Operators.of(name, values);
        boolean isCopy = operator instanceof Concat || operator instanceof Split;
        return new Case(operator, isCopy ? Epilogue.NONE : ALL, List.of(shapes));
    }

    private static SqueezeExcitation excitation(SqueezeExcitation.Gate gate) {
        return new SqueezeExcitation(4, new Hidden.Auto(), SqueezeExcitation.Inner.SILU, gate,
                SqueezeExcitation.Form.LINEAR);
    }

    private static MaxPool2d pool(int kernel, int stride, int padding) {
        return new MaxPool2d(Size2.of(kernel), Size2.of(stride), new Padding.Fixed(Size2.of(padding)), Size2.of(1),
                false);
    }
}
