package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.op.Accuracy;
import blocksmith.engine.op.Add;
import blocksmith.engine.op.AvgPool2d;
import blocksmith.engine.op.BatchNorm2d;
import blocksmith.engine.op.ChannelShuffle;
import blocksmith.engine.op.Channels;
import blocksmith.engine.op.Concat;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.DepthToSpace;
import blocksmith.engine.op.Dropout;
import blocksmith.engine.op.ELU;
import blocksmith.engine.op.Flatten;
import blocksmith.engine.op.GELU;
import blocksmith.engine.op.GlobalAvgPool;
import blocksmith.engine.op.Groups;
import blocksmith.engine.op.HardSigmoid;
import blocksmith.engine.op.HardSwish;
import blocksmith.engine.op.HardTanh;
import blocksmith.engine.op.Hidden;
import blocksmith.engine.op.Input;
import blocksmith.engine.op.LeakyReLU;
import blocksmith.engine.op.Linear;
import blocksmith.engine.op.MaxPool2d;
import blocksmith.engine.op.Multiply;
import blocksmith.engine.op.Operator;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.op.Operators;
import blocksmith.engine.op.Output;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kernel against the operator's definition, around the edges of lanes and blocks.
@ExtendWith(ColdCode.class)
class KernelAgreementTest {
    private static final int[] EDGES = {1, 3, 7, 13, 15, 16, 17, 31, 33, 48};
    private static final Epilogue ALL = new Epilogue(Residual.ADDED, Optional.of(new SiLU()));

    @ParameterizedTest(name = "{0} on {2}")
    @MethodSource({"pointwise", "direct", "winograd", "depthwise", "depthwiseSizes", "planes", "others", "further"})
    void agreesWithTheDefinition(Operator operator, Epilogue epilogue, List<Shape> shapes) {
        long seed = (operator + shapes.toString()).hashCode();
        var run = new LayerRun(operator, epilogue, seed, shapes.toArray(Shape[]::new));
        var kernel = run.kernel();
        var once = run.run(kernel, 1);
        assertClose(run.expected(), once, tolerance(kernel), "seed " + seed);
        for (int threads = 2; threads <= 4; threads++) {
            assertArrayEquals(once, run.run(kernel, threads), 0f, threads + " threads");
        }
    }

    @ParameterizedTest(name = "{0} on {2}")
    @MethodSource("winograd")
    void eachAccuracyHasItsOwnKernel(Operator operator, Epilogue epilogue, List<Shape> shapes) {
        for (var accuracy : Accuracy.values()) {
            long seed = (operator + shapes.toString()).hashCode();
            var run = new LayerRun(operator, epilogue, accuracy, seed, shapes.toArray(Shape[]::new));
            var kernel = run.kernel();
            assertEquals(accuracy != Accuracy.EXACT, kernel.name().startsWith("Winograd"), kernel.name());
            assertTrue(accuracy == Accuracy.FAST || !kernel.name().contains("4"), kernel.name());
            assertClose(run.expected(), run.run(kernel, 2), accuracy.limit(), accuracy + ", seed " + seed);
        }
    }

    @ParameterizedTest(name = "{0} on {2}")
    @MethodSource("planes")
    void agreesWithTheDefinitionOnPlanes(Operator operator, Epilogue epilogue, List<Shape> shapes) {
        long seed = (operator + shapes.toString()).hashCode();
        var run = new LayerRun(operator, epilogue, seed, shapes.toArray(Shape[]::new));
        var kernel = run.kernels(Orders.PLANES).getFirst();
        var once = run.run(kernel, Orders.PLANES, 1);
        assertClose(run.expected(), once, 1e-5, "seed " + seed);
        for (int threads = 2; threads <= 8; threads++) {
            assertArrayEquals(once, run.run(kernel, Orders.PLANES, threads), 0f, threads + " threads");
        }
    }

    static Stream<Arguments> planes() {
        var epilogue = new Epilogue(Residual.NONE, Optional.of(new SiLU()));
        return Stream.of(
                Arguments.of(conv(17, Size2.of(1), 1, 0, 1, 1), ALL, List.of(Shape.image(2, 33, 7, 7))),
                Arguments.of(conv(40, Size2.of(1), 1, 0, 1, 1), ALL, List.of(Shape.image(1, 16, 32, 32))),
                Arguments.of(conv(3, Size2.of(1), 1, 0, 1, 1), ALL, List.of(Shape.image(5, 7, 13, 15))),
                Arguments.of(depthwiseConv(5, Size2.of(3), 1, 1, 1), epilogue, List.of(Shape.image(2, 5, 13, 17))),
                Arguments.of(depthwiseConv(3, Size2.of(5), 1, 2, 1), epilogue, List.of(Shape.image(1, 3, 3, 33))),
                Arguments.of(depthwiseConv(3, new Size2(7, 1), 1, 3, 1), epilogue, List.of(Shape.image(1, 3, 31, 16))),
                Arguments.of(new ChannelShuffle(3), epilogue, List.of(Shape.image(2, 15, 3, 7))),
                Arguments.of(excitation(SqueezeExcitation.Gate.SIGMOID), epilogue, List.of(Shape.image(2, 16, 5, 17))));
    }

    static Stream<Arguments> winograd() {
        return Stream.of(
                winograd(conv(16, Size2.of(3), 1, 1, 1, 1), Shape.image(1, 16, 13, 15)),
                winograd(conv(33, Size2.of(3), 1, 1, 1, 1), Shape.image(2, 17, 16, 17)),
                winograd(conv(48, Size2.of(3), 1, 0, 1, 1), Shape.image(1, 31, 31, 33)),
                winograd(conv(17, Size2.of(3), 1, 1, 1, 1), Shape.image(5, 33, 7, 7)),
                winograd(conv(32, Size2.of(3), 1, 2, 2, 1), Shape.image(2, 16, 15, 13)),
                winograd(conv(40, Size2.of(3), 1, 3, 3, 2), Shape.image(1, 48, 17, 14)),
                winograd(conv(64, Size2.of(3), 1, 1, 1, 4), Shape.image(1, 64, 12, 14)),
                winograd(conv(20, new Size2(7, 1), 1, 3, 1, 1), Shape.image(1, 18, 16, 13)),
                winograd(conv(16, new Size2(1, 5), 1, 2, 1, 1), Shape.image(2, 16, 7, 31)),
                winograd(conv(16, new Size2(3, 1), 1, 1, 1, 1), Shape.image(1, 16, 56, 3)));
    }

    private static Arguments winograd(Operator operator, Shape shape) {
        return Arguments.of(operator, ALL, List.of(shape));
    }

    /// Of the largest magnitude. Winograd's transforms cost a digit.
    private static double tolerance(Kernel kernel) {
        return (kernel.name().startsWith("Winograd") ? Accuracy.FAST : Accuracy.EXACT).limit();
    }

    private static void assertClose(double[] expected, float[] actual, double tolerance, String message) {
        double largest = 0;
        for (double value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], tolerance * Math.max(largest, 1e-6), message + ", element " + i);
        }
    }

    static Stream<Arguments> pointwise() {
        return Stream.of(EDGES).flatMap(all -> java.util.Arrays.stream(all).boxed())
                .flatMap(
                        channels -> Stream.of(1, 17, 40)
                                .map(
                                        features -> Arguments.of(
                                                conv(features, Size2.of(1), 1, 0, 1, 1),
                                                ALL,
                                                List.of(Shape.image(2, channels, 5, 11)))));
    }

    static Stream<Arguments> direct() {
        return Stream.of(
                direct(conv(32, Size2.of(3), 1, 1, 1, 1), Shape.image(1, 16, 14, 13)),
                direct(conv(33, Size2.of(3), 1, 1, 1, 1), Shape.image(2, 3, 15, 17)),
                direct(conv(24, Size2.of(3), 2, 1, 1, 1), Shape.image(5, 7, 9, 31)),
                direct(conv(64, Size2.of(3), 2, 1, 1, 1), Shape.image(1, 3, 33, 33)),
                direct(conv(17, Size2.of(3), 1, 2, 2, 1), Shape.image(1, 17, 13, 13)),
                direct(conv(17, Size2.of(1), 2, 0, 1, 1), Shape.image(2, 17, 13, 12)),
                direct(conv(8, new Size2(7, 1), 1, 3, 1, 1), Shape.image(1, 8, 16, 7)),
                direct(conv(8, new Size2(1, 7), 1, 3, 1, 1), Shape.image(1, 8, 7, 16)),
                direct(conv(64, Size2.of(3), 1, 1, 1, 4), Shape.image(1, 32, 12, 14)),
                direct(conv(12, Size2.of(3), 1, 1, 1, 4), Shape.image(2, 20, 12, 14)),
                direct(conv(30, Size2.of(5), 3, 2, 1, 3), Shape.image(1, 15, 17, 19)),
                direct(conv(34, Size2.of(3), 1, 1, 1, 17), Shape.image(1, 17, 6, 5)),
                direct(same(20, Size2.of(4), Size2.of(3)), Shape.image(1, 6, 10, 11)),
                direct(conv(5, Size2.of(3), 1, 0, 1, 1), Shape.image(1, 1, 3, 3)),
                inPieces(conv(70, Size2.of(3), 2, 1, 1, 1), Shape.image(2, 65, 9, 9)),
                inPieces(conv(120, Size2.of(1), 1, 0, 1, 1), Shape.image(1, 515, 7, 7)),
                inPieces(conv(18, Size2.of(5), 1, 2, 1, 2), Shape.image(2, 62, 7, 9)));
    }

    /// So many inputs that they are summed piece by piece.
    private static Arguments inPieces(Operator operator, Shape shape) {
        return Arguments.of(operator, ALL, List.of(shape));
    }

    private static Arguments direct(Operator operator, Shape shape) {
        return Arguments.of(operator, new Epilogue(Residual.NONE, Optional.of(new ReLU6())), List.of(shape));
    }

    static Stream<Arguments> depthwise() {
        return Stream.of(EDGES).flatMap(all -> java.util.Arrays.stream(all).boxed())
                .flatMap(
                        channels -> Stream.of(
                                depthwise(channels, Size2.of(3), 1, 1, 1),
                                depthwise(channels, Size2.of(3), 2, 1, 1),
                                depthwise(channels, Size2.of(5), 1, 2, 2),
                                depthwise(channels, new Size2(7, 1), 2, 3, 1)));
    }

    /// Rows of one block, of two and of more, whose windows reach beyond one side or both.
    static Stream<Arguments> depthwiseSizes() {
        return Stream.of(1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 56).flatMap(
                size -> Stream.of(
                        Arguments.of(depthwiseConv(17, Size2.of(3), 1, 1, 1), Epilogue.NONE,
                                List.of(Shape.image(1, 17, 3, size))),
                        Arguments.of(depthwiseConv(32, Size2.of(3), 2, 1, 1), ALL,
                                List.of(Shape.image(5, 32, size, size))),
                        Arguments.of(depthwiseConv(33, Size2.of(7), 1, 3, 1), ALL,
                                List.of(Shape.image(2, 33, size, size))),
                        Arguments.of(depthwiseConv(16, Size2.of(5), 3, 6, 3), ALL,
                                List.of(Shape.image(1, 16, size, size)))));
    }

    private static Arguments depthwise(int channels, Size2 kernel, int stride, int padding, int dilation) {
        return Arguments.of(depthwiseConv(channels, kernel, stride, padding, dilation), ALL,
                List.of(Shape.image(2, channels, 13, 15)));
    }

    private static Conv2d depthwiseConv(int channels, Size2 kernel, int stride, int padding, int dilation) {
        return new Conv2d(new Channels.Fixed(channels), kernel, Size2.of(stride), new Padding.Fixed(Size2.of(padding)),
                Size2.of(dilation), new Groups.Depthwise(), true);
    }

    static Stream<Arguments> others() {
        var odd = Shape.image(2, 19, 5, 7);
        var even = Shape.image(1, 48, 14, 14);
        return Stream.of(
                Arguments.of(new BatchNorm2d(1e-5), ALL, List.of(odd)),
                Arguments.of(new ReLU(), Epilogue.NONE, List.of(odd)),
                Arguments.of(new ReLU6(), Epilogue.NONE, List.of(odd)),
                Arguments.of(new SiLU(), Epilogue.NONE, List.of(even)),
                Arguments.of(new Sigmoid(), Epilogue.NONE, List.of(odd)),
                Arguments.of(new HardSigmoid(), Epilogue.NONE, List.of(odd)),
                Arguments.of(new HardSwish(), Epilogue.NONE, List.of(even)),
                Arguments.of(new LeakyReLU(0.1), Epilogue.NONE, List.of(odd)),
                Arguments.of(new ELU(1.5), Epilogue.NONE, List.of(odd)),
                Arguments.of(new GELU(GELU.Form.EXACT), Epilogue.NONE, List.of(odd)),
                Arguments.of(new GELU(GELU.Form.TANH), Epilogue.NONE, List.of(even)),
                Arguments.of(new Tanh(), Epilogue.NONE, List.of(odd)),
                Arguments.of(new HardTanh(-0.25, 0.5), Epilogue.NONE, List.of(odd)),
                Arguments.of(new Dropout(0.5), Epilogue.NONE, List.of(odd)),
                Arguments.of(pool(3, 2, 1), ALL, List.of(odd)),
                Arguments.of(
                        new AvgPool2d(Size2.of(3), Size2.of(2), new Padding.Fixed(Size2.of(1)), false, true),
                        ALL,
                        List.of(odd)),
                Arguments.of(new GlobalAvgPool(), ALL, List.of(odd)),
                Arguments.of(new GlobalAvgPool(), ALL, List.of(even)),
                Arguments.of(new Linear(33, true), ALL, List.of(Shape.of(5, 47))),
                Arguments.of(new Linear(7, false), ALL, List.of(Shape.of(1, 130))),
                Arguments.of(new Flatten(), Epilogue.NONE, List.of(odd)),
                Arguments.of(excitation(SqueezeExcitation.Gate.SIGMOID), ALL, List.of(odd)),
                Arguments.of(excitation(SqueezeExcitation.Gate.HARD_SIGMOID), Epilogue.NONE, List.of(even)),
                Arguments.of(new ChannelShuffle(3), ALL, List.of(even)),
                Arguments.of(new ChannelShuffle(19), ALL, List.of(odd)),
                Arguments.of(new DepthToSpace(2, DepthToSpace.Order.CRD), ALL, List.of(even)),
                Arguments.of(new DepthToSpace(4, DepthToSpace.Order.DCR), ALL, List.of(even)),
                Arguments.of(new SpaceToDepth(2, DepthToSpace.Order.CRD), ALL, List.of(even)),
                Arguments.of(new SpaceToDepth(7, DepthToSpace.Order.DCR), ALL, List.of(even)),
                Arguments.of(new Pad(1, 2, 3, 0, Pad.Mode.CONSTANT, -0.5), ALL, List.of(odd)),
                Arguments.of(new Pad(4, 1, 0, 6, Pad.Mode.REFLECT, 0), ALL, List.of(odd)),
                Arguments.of(new Pad(7, 1, 0, 9, Pad.Mode.EDGE, 0), ALL, List.of(odd)),
                Arguments.of(new Slice(Slice.Axis.CHANNELS, 2, 17, 3), ALL, List.of(odd)),
                Arguments.of(new Slice(Slice.Axis.ROWS, 1, 5, 2), ALL, List.of(odd)),
                Arguments.of(new Slice(Slice.Axis.COLUMNS, 0, 7, 1), ALL, List.of(odd)),
                Arguments.of(new Split(new Parts.Equal(3)), Epilogue.NONE, List.of(even)),
                Arguments.of(new Split(new Parts.Sized(List.of(1, 17, 1))), Epilogue.NONE, List.of(odd)),
                Arguments.of(new Concat(3), Epilogue.NONE, List.of(odd, odd.withChannels(1), odd.withChannels(33))),
                Arguments.of(new Add(), ALL, List.of(odd, odd)),
                Arguments.of(new Multiply(), ALL, List.of(even, even)),
                Arguments.of(new Multiply(), ALL, List.of(odd, Shape.image(2, 19, 1, 1))),
                Arguments.of(new Multiply(), ALL, List.of(Shape.image(2, 19, 1, 1), odd)),
                Arguments.of(new Multiply(), ALL, List.of(Shape.image(2, 19, 1, 1), Shape.image(2, 1, 1, 5))));
    }

    static Stream<Arguments> further() {
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
    private static Arguments further(String name, String values, Shape... shapes) {
        var operator = Operators.of(name, values);
        boolean isCopy = operator instanceof Concat || operator instanceof Split;
        return Arguments.of(operator, isCopy ? Epilogue.NONE : ALL, List.of(shapes));
    }

    private static SqueezeExcitation excitation(SqueezeExcitation.Gate gate) {
        return new SqueezeExcitation(4, new Hidden.Auto(), SqueezeExcitation.Inner.SILU, gate,
                SqueezeExcitation.Form.LINEAR);
    }

    private static MaxPool2d pool(int kernel, int stride, int padding) {
        return new MaxPool2d(Size2.of(kernel), Size2.of(stride), new Padding.Fixed(Size2.of(padding)), Size2.of(1),
                false);
    }

    private static Conv2d conv(int features, Size2 kernel, int stride, int padding, int dilation, int groups) {
        return new Conv2d(new Channels.Fixed(features), kernel, Size2.of(stride),
                new Padding.Fixed(Size2.of(padding)), Size2.of(dilation), new Groups.Fixed(groups), true);
    }

    private static Conv2d same(int features, Size2 kernel, Size2 stride) {
        return new Conv2d(new Channels.Fixed(features), kernel, stride, new Padding.Same(), Size2.of(1),
                new Groups.Fixed(1), false);
    }

    /// Only inputs and outputs, which are not run, have no kernel of their own.
    @Test
    void everyOperatorHasAKernelBesideTheReference() {
        for (var type : OperatorType.all()) {
            var operator = Operators.ofFirstPreset(type);
            boolean isBorder = operator instanceof Input || operator instanceof Output;
            assertEquals(isBorder ? 1 : 2, Math.min(2, Candidates.of(operator).size()), type.name());
        }
    }

    @Test
    void aCandidateThatDeclinesSaysWhy() {
        var layer = new LayerRun(conv(8, Size2.of(3), 1, 1, 1, 1), Epilogue.NONE, 1, Shape.image(1, 8, 4, 4)).layer();
        var offers = Candidates.of(layer).stream().map(candidate -> candidate.offer(layer)).toList();
        assertEquals(new Offer.Declined("1 groups of 8 channels are not one a channel"), offers.get(0));
    }

    @Test
    void theReferenceTakesAnythingAndIsLast() {
        var run = new LayerRun(conv(8, Size2.of(3), 1, 1, 1, 2), ALL, 1, Shape.image(1, 8, 4, 4));
        var last = Candidates.of(run.layer()).getLast().offer(run.layer());
        var kernel = ((Offer.Accepted) last).kernel();
        assertClose(run.expected(), run.run(kernel, 1), 1e-5, "reference");
    }
}
