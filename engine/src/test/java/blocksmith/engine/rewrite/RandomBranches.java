package blocksmith.engine.rewrite;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.graph.Graph;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.op.Add;
import blocksmith.engine.op.BatchNorm2d;
import blocksmith.engine.op.Channels;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.ConvTranspose2d;
import blocksmith.engine.op.Dropout;
import blocksmith.engine.op.Groups;
import blocksmith.engine.op.Incoming;
import blocksmith.engine.op.Inference;
import blocksmith.engine.op.Input;
import blocksmith.engine.op.Operator;
import blocksmith.engine.op.Output;
import blocksmith.engine.op.Padding;
import blocksmith.engine.op.ReLU;
import blocksmith.engine.op.Size2;
import blocksmith.engine.op.StochasticDepth;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Random stacks of what rewrites look for: sums of linear branches of all kinds, normalizations, and what passes all on. The
/// same for the same seed.
final class RandomBranches {
    private static final List<Integer> CHANNELS = List.of(1, 4, 6, 8, 12);

    private final Random random;
    private final Map<NodePath, GraphNode> nodes = new LinkedHashMap<>();
    private final Map<Outlet, Shape> shapes = new LinkedHashMap<>();

    private RandomBranches(long seed) {
        random = new Random(seed);
    }

    static Analysis analysis(long seed) {
        var branches = new RandomBranches(seed);
        branches.grow();
        return Analysis.of(Graph.of(branches.nodes), new Setting(1 + branches.random.nextInt(2)));
    }

    private void grow() {
        var current = add(new Input(any(CHANNELS), 3 + random.nextInt(8), 3 + random.nextInt(8))).orElseThrow();
        var seen = new ArrayList<Outlet>();
        for (int block = 0; block < 4; block++) {
            current = block(current);
            seen.add(current);
        }
        add(new Output(), current);
        if (random.nextInt(3) == 0) {
            add(new Output(), any(seen));
        }
    }

    private Outlet block(Outlet in) {
        return switch (random.nextInt(6)) {
            case 0 -> then(new ReLU(), then(new Dropout(0.5), in));
            case 1 -> then(new BatchNorm2d(1e-5), then(transposed(), in));
            case 2 -> then(new BatchNorm2d(1e-3), in);
            default -> then(new ReLU(), sum(in));
        };
    }

    /// Branches of one tensor, those that fit, added in a random order.
    private Outlet sum(Outlet in) {
        var to = random.nextBoolean() ? new Channels.Same() : new Channels.Fixed(any(CHANNELS));
        var stride = Size2.of(random.nextInt(3) == 0 ? 2 : 1);
        var open = new ArrayList<Outlet>();
        var wanted = 2 + random.nextInt(4);
        for (int i = 0; i < wanted; i++) {
            var branch = branch(in, to, stride);
            if (open.isEmpty() || shape(branch).equals(shape(open.getFirst()))) {
                open.add(branch);
            }
        }
        while (open.size() > 1) {
            var one = open.remove(random.nextInt(open.size()));
            var other = open.remove(random.nextInt(open.size()));
            open.add(random.nextInt(open.size() + 1), then(new Add(), one, other));
        }
        return open.getFirst();
    }

    private Outlet branch(Outlet in, Channels to, Size2 stride) {
        var from = random.nextInt(12) == 0 ? then(new StochasticDepth(0.1), in) : in;
        var branch = random.nextInt(4) == 0 ? from : then(convolution(to, stride), from);
        var normalized = random.nextInt(3) == 0 ? branch : then(new BatchNorm2d(1e-5), branch);
        if (random.nextInt(12) == 0) {
            then(new ReLU(), normalized);
        }
        return normalized;
    }

    private Operator convolution(Channels to, Size2 stride) {
        var kernel = random.nextInt(3) == 0
                ? new Size2(1 + 2 * random.nextInt(2), 1 + 2 * random.nextInt(2))
                : Size2.of(1 + 2 * random.nextInt(3));
        int dilation = random.nextInt(4) == 0 ? 2 : 1;
        var edge = new Size2(dilation * (kernel.height() - 1) / 2, dilation * (kernel.width() - 1) / 2);
        var padding = random.nextInt(4) == 0 ? new Padding.Same() : new Padding.Fixed(edge);
        var groups = switch (random.nextInt(4)) {
            case 0 -> new Groups.Depthwise();
            case 1 -> new Groups.Fixed(2);
            default -> new Groups.Fixed(1);
        };
        return new Conv2d(to, kernel, stride, padding, Size2.of(dilation), groups, random.nextBoolean());
    }

    private Operator transposed() {
        return new ConvTranspose2d(new Channels.Fixed(any(CHANNELS)), Size2.of(2), Size2.of(1 + random.nextInt(2)),
                Size2.of(0), Size2.of(0), Size2.of(1), new Groups.Fixed(1 + random.nextInt(2)), random.nextBoolean());
    }

    /// What comes out, or the first input where the shapes do not allow it.
    private Outlet then(Operator operator, Outlet... inputs) {
        return add(operator, inputs).orElse(inputs[0]);
    }

    private Optional<Outlet> add(Operator operator, Outlet... inputs) {
        var in = Incoming.of(List.of(inputs).stream().map(this::shape).toArray(Shape[]::new));
        if (!(operator.infer(in) instanceof Inference.Inferred(var types))) {
            return Optional.empty();
        }
        var path = NodePath.of("n" + nodes.size());
        nodes.put(path, new GraphNode.Typed(path, operator, List.of(inputs).stream().map(Optional::of).toList()));
        var outlet = new Outlet(path, 0);
        types.forEach(type -> shapes.put(outlet, type.shape()));
        return Optional.of(outlet);
    }

    private Shape shape(Outlet outlet) {
        return Optional.ofNullable(shapes.get(outlet)).orElseThrow();
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
