package blocksmith.engine.run;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.graph.Graph;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.op.Category;
import blocksmith.engine.op.Creation;
import blocksmith.engine.op.Incoming;
import blocksmith.engine.op.Inference;
import blocksmith.engine.op.Input;
import blocksmith.engine.op.Literal;
import blocksmith.engine.op.Operator;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.op.Output;
import blocksmith.engine.op.ParameterType;
import blocksmith.engine.op.PresetType;
import blocksmith.engine.op.Standardization;
import blocksmith.engine.op.WeightValues;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.TensorType;
import blocksmith.engine.weights.DrawnWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/// A random graph over all operators, the same for the same seed: nodes are tried until the shape rules take enough of
/// them. What would blow rounding up is left out, such as a division by nearly zero or the normalization of a constant:
/// nothing could be said about the result.
public final class RandomGraph {
    private static final int NODES = 14;
    private static final int MOST_ELEMENTS = 60_000;
    /// Of the largest element.
    private static final double SHAKE = 1e-6;
    private static final double MOST_GROWTH = 8;
    private static final DrawnWeights WEIGHTS = new DrawnWeights(7);
    private static final List<Category> CATEGORIES = OperatorType.all().stream()
            .flatMap(type -> type.presets().stream())
            .map(PresetType::category)
            .filter(category -> category != Category.INPUT_OUTPUT)
            .distinct()
            .sorted()
            .toList();
    /// Orders, axes and dimensions that fit now and then.
    private static final List<List<Integer>> NUMBERS = List.of(List.of(1), List.of(2), List.of(3), List.of(2, 3),
            List.of(1, 2, 3), List.of(2, 3, 1), List.of(3, 1, 2), List.of(2, 1), List.of(1, 0, 2), List.of(0, 0, 1),
            List.of(-1), List.of(2, -1), List.of(4, -1), List.of(-1, 2, 2));

    private final Random random;
    private final int batch;
    private final Map<NodePath, GraphNode.Typed> nodes = new LinkedHashMap<>();
    private final Map<Outlet, DoubleTensor> tensors = new LinkedHashMap<>();

    private RandomGraph(long seed) {
        this.random = new Random(seed);
        this.batch = List.of(1, 1, 2, 5).get(random.nextInt(4));
    }

    public static Analysis analysis(long seed) {
        var graph = new RandomGraph(seed);
        graph.grow();
        return analysis(graph.nodes.values(), graph.batch);
    }

    /// The same with an Output for every tensor.
    public static Analysis analysisOfEveryTensor(long seed) {
        var graph = new RandomGraph(seed);
        graph.grow();
        List.copyOf(graph.tensors.keySet()).forEach(each -> graph.add(new Output(), List.of(each)));
        return analysis(graph.nodes.values(), graph.batch);
    }

    /// The analysis of nodes in computing order.
    public static Analysis analysis(Collection<GraphNode.Typed> nodes, int batch) {
        var byPath = new LinkedHashMap<NodePath, GraphNode>();
        nodes.forEach(node -> byPath.put(node.path(), node));
        return Analysis.of(Graph.of(byPath), new Setting(batch));
    }

    private void grow() {
        add(new Input(1 + random.nextInt(40), 4 + random.nextInt(14), 4 + random.nextInt(14)), List.of());
        while (nodes.size() < NODES) {
            var operator = operator();
            add(operator, operator.ports().inputs().stream().map(_ -> outlet()).toList());
        }
        tensors.keySet().stream().filter(this::isUnread).toList().forEach(loose -> add(new Output(), List.of(loose)));
    }

    private boolean isUnread(Outlet outlet) {
        return nodes.values().stream().noneMatch(node -> node.inputs().contains(Optional.of(outlet)));
    }

    private void add(Operator operator, List<Outlet> inputs) {
        var arriving = inputs.stream().map(this::tensor).toList();
        var in = new Incoming(arriving.stream().map(tensor -> TensorType.float32(tensor.shape())).toList(), batch);
        var path = NodePath.of("n" + nodes.size());
        if (operator.infer(in) instanceof Inference.Inferred(var types)
                && types.stream().allMatch(type -> type.shape().elements() <= MOST_ELEMENTS)) {
            var leaving = operator instanceof Input
                    ? List.of(DrawnInput.tensor(types.getFirst().shape(), 0).toDouble())
                    : operator.reference(arriving, weights(operator, in, path));
            if (operator instanceof Input || isSteady(operator, in, path, arriving, leaving)) {
                nodes.put(path, new GraphNode.Typed(path, operator, inputs.stream().map(Optional::of).toList()));
                for (int port = 0; port < types.size(); port++) {
                    tensors.put(new Outlet(path, port), leaving.get(port));
                }
            }
        }
    }

    private DoubleTensor tensor(Outlet outlet) {
        return Objects.requireNonNull(tensors.get(outlet));
    }

    private static WeightValues weights(Operator operator, Incoming in, NodePath path) {
        var values = new HashMap<String, DoubleTensor>();
        operator.weights(in).forEach(spec -> values.put(spec.name(), WEIGHTS.values(path, spec).toDouble()));
        return WeightValues.of(values);
    }

    /// Whether a small change of what arrives makes a small change of what leaves.
    private boolean isSteady(Operator operator, Incoming in, NodePath path, List<DoubleTensor> arriving,
            List<DoubleTensor> leaving) {
        var shaken = arriving.stream().map(this::shaken).toList();
        if (operator instanceof Standardization normalization && normalization.groupSize(in.shape()) == 1) {
            return false;
        }
        var after = operator.reference(shaken, weights(operator, in, path));
        for (int port = 0; port < leaving.size(); port++) {
            double most = MOST_GROWTH * SHAKE * largest(leaving.get(port));
            for (int i = 0; i < leaving.get(port).data().length; i++) {
                if (!(Math.abs(after.get(port).data()[i] - leaving.get(port).data()[i]) <= most)) {
                    return false;
                }
            }
        }
        return true;
    }

    private DoubleTensor shaken(DoubleTensor tensor) {
        double most = SHAKE * largest(tensor);
        return tensor.map(x -> x + most * (2 * random.nextDouble() - 1));
    }

    private static double largest(DoubleTensor tensor) {
        return Arrays.stream(tensor.data()).map(Math::abs).max().orElse(0);
    }

    /// The newest tensors are the likeliest, for blocks are chains with shortcuts.
    private Outlet outlet() {
        var all = new ArrayList<>(tensors.keySet());
        int back = (int) Math.abs(random.nextGaussian() * 1.5);
        return all.get(Math.max(0, all.size() - 1 - back));
    }

    /// A preset of any operator, all categories alike, with some of its values drawn anew.
    private Operator operator() {
        while (true) {
            var category = any(CATEGORIES);
            var type = any(OperatorType.all().stream().filter(each -> isOf(each, category)).toList());
            var preset = any(type.presets().stream().filter(each -> each.category() == category).toList());
            var values = new HashMap<>(preset.values());
            for (var parameter : type.parameters()) {
                if (random.nextInt(3) > 0) {
                    values.put(parameter.name(), value(parameter));
                }
            }
            if (type.create(values) instanceof Creation.Made(var operator)) {
                return operator;
            }
        }
    }

    private static boolean isOf(OperatorType type, Category category) {
        return type.presets().stream().anyMatch(preset -> preset.category() == category);
    }

    private Literal value(ParameterType parameter) {
        return switch (parameter.kind()) {
            case WHOLE -> whole(parameter);
            case DECIMAL -> decimal(parameter);
            case TRUTH -> new Literal.Truth(random.nextBoolean());
            case CHOICE -> new Literal.Word(any(parameter.words()));
            case SIZE -> size(parameter);
            case PADDING -> random.nextBoolean() ? new Literal.Word("same") : size(parameter);
            case CHANNELS -> wordOrWhole(parameter, 48);
            case GROUPS, HIDDEN -> wordOrWhole(parameter, 4);
            case PARTS -> new Literal.Whole(2 + random.nextInt(2));
            case NUMBERS -> sequence(any(NUMBERS));
        };
    }

    private Literal wordOrWhole(ParameterType parameter, int most) {
        return random.nextBoolean()
                ? new Literal.Word(any(parameter.words()))
                : new Literal.Whole(1 + random.nextInt(most));
    }

    private Literal size(ParameterType parameter) {
        return random.nextInt(3) == 0
                ? sequence(List.of(small(parameter), small(parameter)))
                : new Literal.Whole(small(parameter));
    }

    private static Literal sequence(List<Integer> numbers) {
        return new Literal.Sequence(
                numbers.stream().<Literal>map(number -> new Literal.Whole(number.longValue())).toList());
    }

    private Literal whole(ParameterType parameter) {
        return new Literal.Whole(small(parameter));
    }

    /// The least three times in seven, at most five more.
    private int small(ParameterType parameter) {
        return (int) Math.min(parameter.max(), parameter.min() + Math.max(0, random.nextInt(7) - 2));
    }

    /// Around the default.
    private Literal decimal(ParameterType parameter) {
        var fallback = parameter.fallback() == null ? 0 : parameter.fallback().toDouble();
        double drawn = fallback == 0 ? random.nextDouble() : fallback * (0.5 + random.nextDouble());
        return new Literal.Decimal(Math.clamp(drawn, (double) parameter.min(), (double) parameter.max()));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
