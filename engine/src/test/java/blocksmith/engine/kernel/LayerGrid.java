package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Covering.Choices;
import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.op.Channels;
import blocksmith.engine.op.Concat;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Elementwise;
import blocksmith.engine.op.Groups;
import blocksmith.engine.op.HardTanh;
import blocksmith.engine.op.Incoming;
import blocksmith.engine.op.Inference;
import blocksmith.engine.op.Linear;
import blocksmith.engine.op.Operator;
import blocksmith.engine.op.Operators;
import blocksmith.engine.op.Padding;
import blocksmith.engine.op.Parts;
import blocksmith.engine.op.ReLU;
import blocksmith.engine.op.ReLU6;
import blocksmith.engine.op.SiLU;
import blocksmith.engine.op.Size2;
import blocksmith.engine.op.Split;
import blocksmith.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Layers around the edges of lanes, panels, tiles and tasks, of every kind that has kernels.
final class LayerGrid {
    private static final int[] SIZES = {1, 7, 13, 15, 16, 17, 31, 33, 56};
    /// Where there are many operators.
    private static final int[] FEW_SIZES = {1, 7, 15, 17, 33, 56};
    static final int[] CHANNELS = {1, 3, 7, 15, 16, 17, 24, 31, 33, 48, 65};
    private static final int[] BATCHES = {1, 2, 5};
    static final List<Optional<Elementwise>> ACTIVATIONS = List.of(Optional.empty(), Optional.of(new ReLU()),
            Optional.of(new ReLU6()), Optional.of(new HardTanh(-0.25, 0.5)), Optional.of(new SiLU()));
    /// Beyond it there is one image, of few rows and columns.
    private static final long MOST_MACS = 1_000_000;
    /// Beyond it there are few output channels.
    private static final long MOST_MACS_A_PIXEL = 40_000;
    private static final int FEW = 17;
    /// As many take as long as reading or writing an element.
    private static final long MACS_AN_ELEMENT = 5;
    /// Channels, rows and columns that every operator below can work on are multiples of these.
    private static final int ANY_CHANNELS = 24;
    private static final int ANY_SIZE = 14;
    private static final List<String> IMAGE_OPERATORS = List.of("BatchNorm2d", "ReLU", "ReLU6", "SiLU", "Sigmoid",
            "HardSigmoid",
            "HardSwish", "LeakyReLU negativeSlope=0.1", "ELU alpha=1.5", "GELU", "GELU form=tanh", "Tanh",
            "HardTanh min=-0.25 max=0.5", "GlobalAvgPool", "GlobalMaxPool", "AdaptiveAvgPool2d outputSize=[3,2]",
            "ConvTranspose2d kernel=2 stride=2",
            "ConvTranspose2d kernel=3 stride=2 padding=1 outputPadding=1 outChannels=33",
            "ConvTranspose2d kernel=[3,2] stride=[3,1] dilation=2 bias=false",
            "ConvTranspose2d kernel=3 groups=depthwise",
            "ConvTranspose2d kernel=4 stride=2 groups=4 outChannels=24", "PartialConv2d kernel=3", "Upsample scale=2",
            "Upsample scale=[3,2] mode=bilinear", "Upsample scale=2 mode=bilinear coordinates=align-corners",
            "Resize size=[9,4]", "Resize size=[1,20] mode=nearest", "Mean axes=[2,3]", "Mean axes=1 keepAxes=true",
            "LayerNorm", "GroupNorm groups=4", "InstanceNorm2d affine=true", "LRN size=5 alpha=0.5", "PReLU",
            "PReLU slopes=channels", "LayerScale", "Softmax", "Softmax axis=3", "Linear outFeatures=17", "Flatten",
            "Reshape dimensions=[7,-1]", "Transpose order=[2,3,1]", "ChannelPermutation order=[18,0,0,7]",
            "ChannelShuffle groups=3", "SqueezeExcitation", "SqueezeExcitation gate=hard-sigmoid",
            "Pad top=1 left=3 value=-0.5",
            "Pad top=4 right=6 mode=reflect", "Slice from=2 to=17 step=3", "Slice axis=rows from=1 to=5 step=2",
            "DepthToSpace block=2", "SpaceToDepth block=2");

    private LayerGrid() {
    }

    /// A layer to be made.
    ///
    /// @param before those that are run with it, each reading what the one before makes
    record Case(Operator operator, Epilogue epilogue, List<Shape> shapes, List<Case> before) {
        Case {
            shapes = List.copyOf(shapes);
            before = List.copyOf(before);
        }

        Case(Operator operator, Epilogue epilogue, List<Shape> shapes) {
            this(operator, epilogue, shapes, List.of());
        }

        Shape output() {
            return switch (operator.infer(Incoming.of(shapes.toArray(Shape[]::new)))) {
                case Inference.Inferred(var types) -> types.getFirst().shape();
                case Inference.Rejected(var findings, _) -> throw new IllegalStateException(findings.toString());
            };
        }

        boolean isPossible() {
            return operator.infer(Incoming.of(shapes.toArray(Shape[]::new))) instanceof Inference.Inferred;
        }
    }

    /// @param strength how many properties stand beside each other in every combination
    static Stream<Case> cases(int strength, long seed) {
        return Stream.<Function<Choices, Case>>of(LayerGrid::convolution, LayerGrid::grouped, LayerGrid::winograd,
                LayerGrid::depthwise, LayerGrid::pointwise, LayerGrid::pool, LayerGrid::image, LayerGrid::merge,
                LayerGrid::linear, LayerGrid::concat, LayerGrid::split, BandsGrid::bands)
                .flatMap(kind -> Covering.of(strength, seed, kind).stream());
    }

    private static Case convolution(Choices choose) {
        return conv(choose, choose.of(sizes("1 2 3 5 7 7,1 1,7 3,2")), choose.of(sizes("1 2 3 2,1")),
                choose.of(sizes("1 2 3 1,2")), 1, choose.of(CHANNELS), choose.of(CHANNELS));
    }

    private static Case grouped(Choices choose) {
        int groups = choose.of(2, 3, 7);
        return conv(choose, choose.of(sizes("1 3 5 1,3")), choose.of(sizes("1 2 3")), choose.of(sizes("1 2")), groups,
                groups * choose.of(1, 5, 16, 17), groups * choose.of(1, 3, 15, 16, 17, 33));
    }

    private static Case winograd(Choices choose) {
        int groups = choose.of(1, 2);
        return conv(choose, choose.of(sizes("3 7,1 1,7 3,1 1,5")), choose.of(sizes("1 2 2,1")),
                choose.of(sizes("1 2 3 1,2 2,1")),
                groups, groups * choose.of(16, 17, 31, 33), groups * choose.of(16, 17, 31, 33, 48, 65));
    }

    private static Case depthwise(Choices choose) {
        int channels = choose.of(CHANNELS);
        return conv(choose, choose.of(sizes("3 5 7 7,1 1,3 2")), choose.of(sizes("1 2 3 1,2")),
                choose.of(sizes("1 2 3")), channels, channels, channels * choose.of(1, 1, 2));
    }

    private static Case pointwise(Choices choose) {
        return conv(choose, Size2.of(1), choose.of(sizes("1 2")), Size2.of(1), 1, choose.of(CHANNELS),
                choose.of(CHANNELS));
    }

    static Conv2d pointwise(int features) {
        return convolution(Size2.of(1), Size2.of(1), Size2.of(1), 1, features, new Padding.Fixed(Size2.of(0)), true);
    }

    private static Case conv(Choices choose, Size2 kernel, Size2 stride, Size2 dilation, int groups, int in,
            int chosen) {
        boolean isMuch = groups == 1 && kernel.area() * in * chosen > MOST_MACS_A_PIXEL;
        int out = isMuch ? Math.min(chosen, FEW) : chosen;
        var whole = new Size2((kernel.height() - 1) * dilation.height(), (kernel.width() - 1) * dilation.width());
        var half = new Padding.Fixed(new Size2(whole.height() / 2, whole.width() / 2));
        var padding = choose
                .of(List.of(half, new Padding.Fixed(Size2.of(0)), new Padding.Fixed(whole), new Padding.Same()));
        boolean bias = choose.of(1, 0) == 1;
        var epilogue = epilogue(choose);
        long macs = kernel.area() * in * out / groups;
        var shape = shape(choose, in, macs);
        var layer = new Case(convolution(kernel, stride, dilation, groups, out, padding, bias), epilogue,
                List.of(shape));
        return layer.isPossible()
                ? layer
                : new Case(convolution(kernel, stride, dilation, groups, out, new Padding.Fixed(whole), bias), epilogue,
                        List.of(shape));
    }

    static Conv2d convolution(Size2 kernel, Size2 stride, Size2 dilation, int groups, int out, Padding padding,
            boolean bias) {
        return new Conv2d(new Channels.Fixed(out), kernel, stride, padding, dilation, new Groups.Fixed(groups), bias);
    }

    private static Case pool(Choices choose) {
        var kernel = choose.of(List.of("2", "3", "[3,2]", "5"));
        var window = " kernel=" + kernel + " stride=" + choose.of(List.of("1", "2", "3")) + " padding="
                + choose.of(List.of("0", "1", "same")) + " ceilMode=" + choose.of(List.of("true", "false"));
        var kind = choose
                .of(List.of("MaxPool2d", "MaxPool2d dilation=2", "AvgPool2d", "AvgPool2d countIncludePad=false"));
        var epilogue = epilogue(choose);
        return fitting(kind + window, epilogue, shape(choose, choose.of(CHANNELS), 25));
    }

    private static Case image(Choices choose) {
        var operator = choose.of(IMAGE_OPERATORS);
        var shape = shape(choose, choose.of(3, 7, 16, 17, 33), 50, FEW_SIZES);
        var epilogue = epilogue(choose);
        return fitting(operator, operator(operator) instanceof Elementwise ? Epilogue.NONE : epilogue, shape);
    }

    /// On a larger image where the operator refuses that one.
    private static Case fitting(String operator, Epilogue epilogue, Shape shape) {
        var made = operator(operator);
        var layer = new Case(made, epilogue, List.of(shape));
        return layer.isPossible()
                ? layer
                : new Case(made, epilogue, List.of(Shape.image(shape.batch(), up(shape.channels(), ANY_CHANNELS),
                        up(shape.height(), ANY_SIZE), up(shape.width(), ANY_SIZE))));
    }

    private static int up(int value, int multiple) {
        return Math.ceilDiv(value, multiple) * multiple;
    }

    static Operator operator(String text) {
        int space = text.indexOf(' ');
        return space < 0 ? Operators.of(text, "") : Operators.of(text.substring(0, space), text.substring(space + 1));
    }

    private static Case merge(Choices choose) {
        var operator = operator(choose.of(List.of("Add", "Subtract", "Multiply", "Divide")));
        var other = choose.of(List.<Function<Shape, Shape>>of(shape -> shape, shape -> shape.with(2, 1).with(3, 1),
                shape -> shape.withChannels(1), shape -> shape.with(2, 1)));
        boolean isFirst = choose.of(1, 0) == 1;
        var epilogue = epilogue(choose);
        var shape = shape(choose, choose.of(CHANNELS), 10);
        var small = other.apply(shape);
        return new Case(operator, epilogue, isFirst ? List.of(shape, small) : List.of(small, shape));
    }

    private static Case linear(Choices choose) {
        var operator = new Linear(choose.of(CHANNELS), choose.of(1, 0) == 1);
        var epilogue = epilogue(choose);
        int features = choose.of(CHANNELS);
        int rows = choose.of(BATCHES);
        var shape = choose
                .of(List.of(Shape.of(rows, features), Shape.of(2, rows, features), Shape.image(2, 3, rows, features)));
        return new Case(operator, epilogue, List.of(shape));
    }

    private static Case concat(Choices choose) {
        var shape = shape(choose, choose.of(CHANNELS), 10);
        return new Case(new Concat(3), Epilogue.NONE,
                List.of(shape, shape.withChannels(choose.of(CHANNELS)), shape.withChannels(choose.of(CHANNELS))));
    }

    private static Case split(Choices choose) {
        int first = choose.of(CHANNELS);
        int second = choose.of(CHANNELS);
        return new Case(new Split(new Parts.Sized(List.of(first, second))), Epilogue.NONE,
                List.of(shape(choose, first + second, 10)));
    }

    /// An image of so many channels, smaller than was chosen where there would be too much work.
    static Shape shape(Choices choose, int channels, long macsAPixel) {
        return shape(choose, channels, macsAPixel, SIZES);
    }

    private static Shape shape(Choices choose, int channels, long macsAPixel, int[] sizes) {
        int height = choose.of(sizes);
        int width = choose.of(sizes);
        int batch = choose.of(BATCHES);
        long macs = Math.max(MACS_AN_ELEMENT * channels, macsAPixel);
        boolean isMuch = macs * height * width > MOST_MACS;
        return Shape.image(macs * batch * height * width > MOST_MACS ? 1 : batch, channels,
                isMuch ? Math.min(height, FEW) : height, isMuch ? Math.min(width, FEW) : width);
    }

    static Epilogue epilogue(Choices choose) {
        var activation = choose.of(ACTIVATIONS);
        return new Epilogue(choose.of(List.of(Residual.NONE, Residual.ADDED)), activation);
    }

    static List<Size2> sizes(String text) {
        return Stream.of(text.split(" ")).map(each -> each.split(","))
                .map(each -> new Size2(Integer.parseInt(each[0]), Integer.parseInt(each[each.length - 1])))
                .toList();
    }
}
