package blocksmith.engine.plan;

import blocksmith.engine.graph.Outlet;
import blocksmith.engine.kernel.Epilogue;
import blocksmith.engine.op.Operator;
import blocksmith.engine.problem.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Work that passes still rearrange: an operator with its weights, and the nodes that it stands for.
///
/// @param nodes    the nodes whose work is done here, the first being the one whose operator runs
/// @param residual what is added before the activation
record Stage(List<NodePath> nodes, Operator operator, List<Outlet> inputs, List<Outlet> outputs,
        StageWeights weights, Epilogue epilogue, Optional<Outlet> residual) {
    Stage {
        nodes = List.copyOf(nodes);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    Outlet input() {
        return inputs.getFirst();
    }

    Outlet output() {
        return outputs.getFirst();
    }

    /// Everything that it reads.
    Stream<Outlet> reads() {
        return Stream.concat(inputs.stream(), residual.stream());
    }

    /// The same work with that of `other` after it, whose result is the result of both.
    Stage followedBy(Stage other, Epilogue changed, Optional<Outlet> added) {
        var all = new ArrayList<>(nodes);
        all.addAll(other.nodes);
        return new Stage(all, operator, inputs, other.outputs, weights, changed, added);
    }

    Stage withWeights(Operator changed, StageWeights values) {
        return new Stage(nodes, changed, inputs, outputs, values, epilogue, residual);
    }
}
