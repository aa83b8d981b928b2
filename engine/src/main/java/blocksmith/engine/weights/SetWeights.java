package blocksmith.engine.weights;

import blocksmith.engine.graph.Graph;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.op.WeightSetting;
import blocksmith.engine.op.WeightSpec;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/// What the nodes of a graph say of their weights; where they say nothing, or nothing that fits, another source.
///
/// @param seed for what they want drawn
public record SetWeights(Graph graph, long seed, WeightSource otherwise) implements WeightSource {

    @Override
    public Tensor values(NodePath node, WeightSpec spec) {
        return setting(node, spec)
                .flatMap(setting -> values(node, spec, setting))
                .orElseGet(() -> otherwise.values(node, spec));
    }

    @Override
    public Object identity(NodePath node, WeightSpec spec) {
        return setting(node, spec)
                .filter(setting -> !(setting instanceof WeightSetting.Given given) || fits(given, spec))
                .<Object>map(setting -> new Set(setting, seed, node, spec))
                .orElseGet(() -> otherwise.identity(node, spec));
    }

    private record Set(WeightSetting setting, long seed, NodePath node, WeightSpec spec) {
    }

    private Optional<WeightSetting> setting(NodePath node, WeightSpec spec) {
        return graph.nodes().get(node) instanceof GraphNode.Typed typed
                ? Optional.ofNullable(typed.weights().get(spec.name())).flatMap(WeightSetting::of)
                : Optional.empty();
    }

    private Optional<Tensor> values(NodePath node, WeightSpec spec, WeightSetting setting) {
        var tensor = Tensor.zeros(spec.shape());
        return switch (setting) {
            case WeightSetting.Drawn(var initialization) ->
                Optional.of(new DrawnWeights(seed, initialization).values(node, spec));
            case WeightSetting.Constant(double value) -> {
                Arrays.fill(tensor.data(), (float) value);
                yield Optional.of(tensor);
            }
            case WeightSetting.Given given when fits(given, spec) -> {
                for (int i = 0; i < tensor.data().length; i++) {
                    tensor.data()[i] = given.values().get(i % given.values().size()).floatValue();
                }
                yield Optional.of(tensor);
            }
            case WeightSetting.Given _ -> Optional.empty();
        };
    }

    private static boolean fits(WeightSetting.Given given, WeightSpec spec) {
        int count = given.values().size();
        return count == spec.shape().elements() || count == WeightSetting.window(spec.shape());
    }
}
