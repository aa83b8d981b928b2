package blocksmith.engine.plan;

import blocksmith.engine.kernel.Layer;
import blocksmith.engine.problem.NodePath;
import java.util.List;

/// One kernel of a plan.
///
/// @param layers   of each of the layers that it runs, one after the other, the nodes whose work it does, the first being
///                 the one whose operator it runs
/// @param inputs   where its inputs stand in the arena, in floats
/// @param outputs  where its outputs stand
/// @param residual where what is added stands; -1 for none
/// @param scratch  where its scratch memory stands
/// @param given    which of the caller's tensors it reads in place of its input; -1 for none
/// @param added    which of the caller's tensors it adds in place of the residual; -1 for none
/// @param wanted   which of the caller's tensors it makes in place of its output; -1 for none
public record Step(List<List<NodePath>> layers, Choice choice, List<Integer> inputs, List<Integer> outputs,
        int residual,
        int scratch, int given, int wanted, int added) {
    public Step {
        layers = layers.stream().map(List::copyOf).toList();
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /// The nodes whose work it does, those of the last layer first.
    public List<NodePath> nodes() {
        return layers.reversed().stream().flatMap(List::stream).toList();
    }

    /// What the kernel was chosen for.
    public Layer layer() {
        return choice.layer();
    }
}
