package blocksmith.engine.run;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.graph.Graph;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.graph.Outlet;
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
import blocksmith.engine.op.Incoming;
import blocksmith.engine.op.Inference;
import blocksmith.engine.op.Input;
import blocksmith.engine.op.LeakyReLU;
import blocksmith.engine.op.Linear;
import blocksmith.engine.op.MaxPool2d;
import blocksmith.engine.op.Multiply;
import blocksmith.engine.op.Operator;
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
import blocksmith.engine.op.StochasticDepth;
import blocksmith.engine.op.Tanh;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// A random graph over all operators, the same for the same seed: nodes are tried until the shape rules take enough of
/// them.
public final class RandomGraph {
    private static final int NODES = 14;

    private final Random random;
    private final int batch;
    private final Map<NodePath, GraphNode> nodes = new LinkedHashMap<>();
    private final Map<Outlet, Shape> shapes = new LinkedHashMap<>();

    private RandomGraph(long seed) {
        this.random = new Random(seed);
        this.batch = List.of(1, 1, 2, 5).get(random.nextInt(4));
    }

    public static Analysis analysis(long seed) {
        var graph = new RandomGraph(seed);
        graph.grow();
        return Analysis.of(Graph.of(graph.nodes), new Setting(graph.batch));
    }

    private void grow() {
        add(new Input(1 + random.nextInt(40), 4 + random.nextInt(14), 4 + random.nextInt(14)), List.of());
        while (nodes.size() < NODES) {
            var operator = operator();
            add(operator, operator.ports().inputs().stream().map(_ -> outlet()).toList());
        }
        shapes.keySet().stream().filter(this::isUnread).toList().forEach(loose -> add(new Output(), List.of(loose)));
    }

    private boolean isUnread(Outlet outlet) {
        return nodes.values().stream().noneMatch(node -> node.inputs().contains(Optional.of(outlet)));
    }

    private void add(Operator operator, List<Outlet> inputs) {
        var types = inputs.stream().map(shapes::get).map(TensorType::float32).toList();
        if (operator.infer(new Incoming(types, batch)) instanceof Inference.Inferred(var outputs)) {
            var path = NodePath.of("n" + nodes.size());
            nodes.put(path, new GraphNode.Typed(path, operator, inputs.stream().map(Optional::of).toList()));
            for (int port = 0; port < outputs.size(); port++) {
                shapes.put(new Outlet(path, port), outputs.get(port).shape());
            }
        }
    }

    /// The newest tensors are the likeliest, for blocks are chains with shortcuts.
    private Outlet outlet() {
        var all = new ArrayList<>(shapes.keySet());
        int back = (int) Math.abs(random.nextGaussian() * 1.5);
        return all.get(Math.max(0, all.size() - 1 - back));
    }

    private Operator operator() {
        return switch (random.nextInt(28)) {
            case 0, 1 -> conv(Size2.of(1), 1);
            case 2 -> conv(Size2.of(3), 1);
            case 3 -> conv(new Size2(1 + random.nextInt(5), 1 + random.nextInt(5)), 1 + random.nextInt(2));
            case 4, 5 -> depthwise();
            case 6, 7 -> new BatchNorm2d(1e-5);
            case 8 -> activation();
            case 9 -> new ReLU6();
            case 10 -> new SiLU();
            case 11 -> new Sigmoid();
            case 12 -> new HardSigmoid();
            case 13 -> new HardSwish();
            case 14 -> new MaxPool2d(Size2.of(2), Size2.of(2), new Padding.Fixed(Size2.of(random.nextInt(2))),
                    Size2.of(1), random.nextBoolean());
            case 15 -> new AvgPool2d(Size2.of(3), Size2.of(1 + random.nextInt(2)), new Padding.Same(),
                    random.nextBoolean(), random.nextBoolean());
            case 16 -> new GlobalAvgPool();
            case 17 -> random.nextBoolean() ? new Flatten() : new Linear(1 + random.nextInt(40), random.nextBoolean());
            case 18 -> excitation();
            case 19 -> rearrangement();
            case 20 -> new Split(new Parts.Equal(2));
            case 21 -> new Concat(2);
            case 22 -> new Add();
            case 23, 24, 25, 26 -> further();
            default -> new Multiply();
        };
    }

    private Operator further() {
        var all = List.of("GlobalMaxPool", "AdaptiveAvgPool2d outputSize=[2,3]", "ConvTranspose2d kernel=2 stride=2",
                "ConvTranspose2d kernel=3 stride=2 padding=1 outputPadding=1 outChannels=5",
                "PartialConv2d kernel=3 part=2",
                "Upsample scale=2", "Upsample scale=2 mode=bilinear", "Resize size=[5,4]", "Mean axes=[2,3]",
                "Mean axes=1 keepAxes=true", "LayerNorm", "GroupNorm groups=2", "InstanceNorm2d affine=true",
                "LRN size=3 alpha=0.5", "PReLU", "PReLU slopes=channels", "LayerScale", "Softmax",
                "Linear outFeatures=6", "Reshape dimensions=[4,-1]", "Transpose order=[2,3,1]", "Transpose order=[2,1]",
                "ChannelPermutation order=[1,0,2]", "Subtract");
        var words = all.get(random.nextInt(all.size())).split(" ", 2);
        return Operators.of(words[0], words.length == 1 ? "" : words[1]);
    }

    private Operator activation() {
        return switch (random.nextInt(9)) {
            case 0 -> new LeakyReLU(0.1);
            case 1 -> new ELU(1);
            case 2 -> new GELU(GELU.Form.EXACT);
            case 3 -> new GELU(GELU.Form.TANH);
            case 4 -> new Tanh();
            case 5 -> new HardTanh(-1, 2);
            case 6 -> new Dropout(0.5);
            case 7 -> new StochasticDepth(0.2);
            default -> new ReLU();
        };
    }

    private Operator rearrangement() {
        return switch (random.nextInt(5)) {
            case 0 -> new DepthToSpace(2, DepthToSpace.Order.CRD);
            case 1 -> new SpaceToDepth(2, DepthToSpace.Order.DCR);
            case 2 -> new Pad(1, 0, 2, 1, Pad.Mode.REFLECT, 0);
            case 3 -> new Slice(Slice.Axis.CHANNELS, 1, 3, 1);
            default -> new ChannelShuffle(2 + random.nextInt(2));
        };
    }

    private SqueezeExcitation excitation() {
        return new SqueezeExcitation(1 + random.nextInt(4), new Hidden.Auto(), SqueezeExcitation.Inner.RELU,
                random.nextBoolean() ? SqueezeExcitation.Gate.SIGMOID : SqueezeExcitation.Gate.HARD_SIGMOID,
                random.nextBoolean() ? SqueezeExcitation.Form.LINEAR : SqueezeExcitation.Form.POINTWISE);
    }

    private Conv2d conv(Size2 kernel, int stride) {
        return new Conv2d(random.nextInt(3) == 0 ? new Channels.Same() : new Channels.Fixed(1 + random.nextInt(50)),
                kernel, Size2.of(stride), padding(), Size2.of(1 + random.nextInt(2)),
                new Groups.Fixed(random.nextInt(4) == 0 ? 2 : 1), random.nextBoolean());
    }

    private Conv2d depthwise() {
        return new Conv2d(new Channels.Same(), Size2.of(3 + 2 * random.nextInt(2)), Size2.of(1 + random.nextInt(2)),
                padding(), Size2.of(1), new Groups.Depthwise(), random.nextBoolean());
    }

    private Padding padding() {
        return random.nextBoolean() ? new Padding.Same() : new Padding.Fixed(Size2.of(random.nextInt(3)));
    }
}
