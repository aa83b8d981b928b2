package blocksmith.engine.plan;

import blocksmith.engine.kernel.Layer;
import blocksmith.engine.problem.NodePath;
import java.util.List;

/// One kernel of a plan.
///
/// @param nodes    the nodes whose work it does, the first being the one whose operator it runs
/// @param inputs   where its inputs stand in the arena, in floats
/// @param outputs  where its outputs stand
/// @param residual where what is added stands; -1 for none
/// @param scratch  where its scratch memory stands
public record Step(List<NodePath> nodes, Layer layer, Choice choice, List<Integer> inputs, List<Integer> outputs,
        int residual, int scratch) {
    public Step {
        nodes = List.copyOf(nodes);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
