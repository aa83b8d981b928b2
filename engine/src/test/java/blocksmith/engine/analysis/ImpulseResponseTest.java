package blocksmith.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.graph.Graph;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.op.Add;
import blocksmith.engine.op.AvgPool2d;
import blocksmith.engine.op.Channels;
import blocksmith.engine.op.Concat;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.ConvTranspose2d;
import blocksmith.engine.op.Coordinates;
import blocksmith.engine.op.Groups;
import blocksmith.engine.op.Input;
import blocksmith.engine.op.Interpolation.Mode;
import blocksmith.engine.op.MaxPool2d;
import blocksmith.engine.op.Operator;
import blocksmith.engine.op.Output;
import blocksmith.engine.op.Pad;
import blocksmith.engine.op.Padding;
import blocksmith.engine.op.Size2;
import blocksmith.engine.op.Upsample;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.run.ReferenceRun;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.Tensor;
import blocksmith.engine.weights.WeightSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// The receptive field by rule against the one that is seen: each image of a batch has one row (or column) of ones, all
/// weights are one, and what reaches the output's middle pixel was seen by it.
class ImpulseResponseTest {
    private static final int SIZE = 160;
    private static final WeightSource ONES = (_, spec) -> {
        var ones = Tensor.zeros(spec.shape());
        Arrays.fill(ones.data(), 1);
        return ones;
    };

    /// 1 for the axis that is looked at, 0 for the other: kernels are 1 there, and nothing falls into the padding.
    private Size2 axis = Size2.of(1);
    private final Map<NodePath, GraphNode> nodes = new LinkedHashMap<>();

    @RepeatedTest(200)
    void theRuleIsWhatTheImpulsesShow(RepetitionInfo repetition) {
        int seed = repetition.getCurrentRepetition();
        axis = new Size2(1, 0);
        var tall = response(seed, SIZE, 1, (n, _, y, _) -> n == y ? 1 : 0);
        axis = new Size2(0, 1);
        var wide = response(seed, 1, SIZE, (n, _, _, x) -> n == x ? 1 : 0);

        assertEquals(window(tall.field.rows(), tall.result.shape().height() / 2), reaching(tall.result));
        assertEquals(window(wide.field.columns(), wide.result.shape().width() / 2), reaching(wide.result));
        assertEquals(1, tall.field.width());
        assertEquals(1, wide.field.height());
    }

    private record Response(ReceptiveField field, DoubleTensor result) {
    }

    /// The design of this seed on an image of this size.
    private Response response(int seed, int height, int width, DoubleTensor.Element impulses) {
        nodes.clear();
        var random = new Random(seed);
        var input = node(new Input(1, height, width));
        var last = input;
        for (int i = 0; i < 4; i++) {
            last = switch (random.nextInt(8)) {
                case 6 -> i == 0 ? node(larger(random), last) : last;
                case 0, 1 -> branches(random, last);
                case 2 -> node(padding(random), last);
                default -> node(layer(random, 1 + random.nextInt(2)), last);
            };
        }
        var output = node(new Output(), last);
        var analysis = Analysis.of(Graph.of(nodes), new Setting(SIZE));
        var images = DoubleTensor.image(Shape.of(SIZE, 1, height, width), impulses);
        return new Response(analysis.totals().receptiveField().orElseThrow(),
                Objects.requireNonNull(ReferenceRun.of(analysis, ONES, Map.of(input, images)).get(output)));
    }

    /// Two paths of equal strides that meet again: neither need be centred on the other.
    private NodePath branches(Random random, NodePath from) {
        int stride = 1 + random.nextInt(2);
        var one = node(layer(random, stride), from);
        var other = node(layer(random, stride), from);
        if (random.nextBoolean()) {
            other = node(layer(random, 1), other);
        }
        return node(random.nextBoolean() ? new Add() : new Concat(2), one, other);
    }

    private Operator padding(Random random) {
        return new Pad(axis.height() * random.nextInt(6), axis.height() * random.nextInt(6),
                axis.width() * random.nextInt(6), axis.width() * random.nextInt(6), Pad.Mode.CONSTANT, 0);
    }

    private Operator larger(Random random) {
        var times = new Size2(1 + axis.height(), 1 + axis.width());
        return random.nextBoolean()
                ? new Upsample(times, random.nextBoolean() ? Mode.NEAREST : Mode.BILINEAR, Coordinates.PYTORCH,
                        Coordinates.Rounding.FLOOR)
                : new ConvTranspose2d(new Channels.Same(), new Size2(1 + axis.height() * (1 + random.nextInt(3)),
                        1 + axis.width() * (1 + random.nextInt(3))), times, Size2.of(0), Size2.of(0), Size2.of(1),
                        new Groups.Depthwise(), false);
    }

    private Operator layer(Random random, int stride) {
        var kernel = new Size2(1 + axis.height() * random.nextInt(4), 1 + axis.width() * random.nextInt(4));
        return switch (random.nextInt(4)) {
            case 0 ->
                new MaxPool2d(kernel, Size2.of(stride), new Padding.Same(), Size2.of(1 + random.nextInt(2)), false);
            case 1 -> new AvgPool2d(kernel, Size2.of(stride), new Padding.Same(), false, random.nextBoolean());
            default -> new Conv2d(new Channels.Same(), kernel, Size2.of(stride), new Padding.Same(),
                    Size2.of(1 + random.nextInt(2)), new Groups.Depthwise(), false);
        };
    }

    private NodePath node(Operator operator, NodePath... inputs) {
        var path = NodePath.of("n" + nodes.size());
        var wires = Arrays.stream(inputs).map(input -> Optional.of(new Outlet(input, 0))).toList();
        nodes.put(path, new GraphNode.Typed(path, operator, wires));
        return path;
    }

    /// First and last pixel that the rule gives for output pixel `position`; none may lie in the padding.
    private static List<Integer> window(ReceptiveField.Pixels span, int position) {
        long first = Math.ceilDiv(position * span.stride() + span.first(), span.per());
        long last = Math.floorDiv(position * span.stride() + span.last(), span.per());
        assertTrue(first >= 0 && last < SIZE, "a window in the padding says nothing");
        return List.of((int) first, (int) last);
    }

    /// The first and the last impulse that reach the middle pixel.
    private static List<Integer> reaching(DoubleTensor result) {
        var reached = IntStream.range(0, SIZE).filter(image -> middle(result, image) != 0).summaryStatistics();
        return List.of(reached.getMin(), reached.getMax());
    }

    /// All channels of the middle pixel together; nothing is negative.
    private static double middle(DoubleTensor images, int n) {
        int y = images.shape().height() / 2;
        int x = images.shape().width() / 2;
        return IntStream.range(0, images.shape().channels()).mapToDouble(c -> images.at(n, c, y, x)).sum();
    }
}
