package blocksmith.engine.plan;

import blocksmith.engine.graph.Outlet;
import blocksmith.engine.kernel.Epilogue;
import blocksmith.engine.kernel.Layer;
import blocksmith.engine.kernel.Orders;
import blocksmith.engine.op.Accuracy;
import blocksmith.engine.op.Operator;
import blocksmith.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// What a kernel is chosen for: all that the choice depends on, with weights by what they are in place of their numbers.
///
/// @param weights equal where the weights are
/// @param orders  that the layer may have, the best first
/// @param accuracy what kernels of another one are not taken for
/// @param before  of layers that are run with it
public record LayerKey(Operator operator, List<Shape> inputs, List<Shape> outputs, Object weights, Epilogue epilogue,
        List<Orders> orders, Accuracy accuracy, List<LayerKey> before) {
    public LayerKey {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        orders = List.copyOf(orders);
        before = List.copyOf(before);
    }

    static LayerKey of(Draft draft, Stage stage, List<Orders> orders, Accuracy accuracy) {
        return new LayerKey(stage.operator(), shapes(draft, stage.inputs()), shapes(draft, stage.outputs()),
                stage.weights().identity(), stage.epilogue(), orders, accuracy,
                stage.before().stream().map(other -> of(draft, other, List.of(Orders.INNER), accuracy)).toList());
    }

    private static List<Shape> shapes(Draft draft, List<Outlet> outlets) {
        return outlets.stream().map(draft::shape).toList();
    }

    /// @param stage that the key is of
    Layer layer(Stage stage) {
        var others = new ArrayList<Layer>();
        for (int i = 0; i < before.size(); i++) {
            others.add(before.get(i).layer(stage.before().get(i)));
        }
        return new Layer(operator, inputs, outputs, stage.weights().values(), epilogue, accuracy).after(others);
    }
}
