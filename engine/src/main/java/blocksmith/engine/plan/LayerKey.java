package blocksmith.engine.plan;

import blocksmith.engine.graph.Outlet;
import blocksmith.engine.kernel.Epilogue;
import blocksmith.engine.kernel.Layer;
import blocksmith.engine.kernel.Orders;
import blocksmith.engine.op.Accuracy;
import blocksmith.engine.op.Operator;
import blocksmith.engine.tensor.Shape;
import java.util.List;

/// What a kernel is chosen for: all that the choice depends on, with weights by what they are in place of their numbers.
///
/// @param weights equal where the weights are
/// @param orders  that the layer may have, the best first
/// @param accuracy what kernels of another one are not taken for
public record LayerKey(Operator operator, List<Shape> inputs, List<Shape> outputs, Object weights, Epilogue epilogue,
        List<Orders> orders, Accuracy accuracy) {
    public LayerKey {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        orders = List.copyOf(orders);
    }

    static LayerKey of(Draft draft, Stage stage, List<Orders> orders, Accuracy accuracy) {
        return new LayerKey(stage.operator(), shapes(draft, stage.inputs()), shapes(draft, stage.outputs()),
                stage.weights().identity(), stage.epilogue(), orders, accuracy);
    }

    private static List<Shape> shapes(Draft draft, List<Outlet> outlets) {
        return outlets.stream().map(draft::shape).toList();
    }

    Layer layer(StageWeights values) {
        return new Layer(operator, inputs, outputs, values.values(), epilogue, accuracy);
    }
}
