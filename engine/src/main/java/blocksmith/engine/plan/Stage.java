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
/// @param nodes    the nodes whose work is done here, those of `before` apart, the first being the one whose operator runs
/// @param residual what is added before the activation
/// @param before   stages that are run with it, each reading what the one before makes: the inputs are those of the first
record Stage(List<NodePath> nodes, Operator operator, List<Outlet> inputs, List<Outlet> outputs,
        StageWeights weights, Epilogue epilogue, Optional<Outlet> residual, List<Stage> before) {
    Stage(NodePath node, Operator operator, List<Outlet> inputs, List<Outlet> outputs, StageWeights weights) {
        this(List.of(node), operator, inputs, outputs, weights, Epilogue.NONE, Optional.empty(), List.of());
    }

    Stage {
        nodes = List.copyOf(nodes);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        before = List.copyOf(before);
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
        return new Stage(all, operator, inputs, other.outputs, weights, changed, added, before);
    }

    Stage withWeights(Operator changed, StageWeights values) {
        return new Stage(nodes, changed, inputs, outputs, values, epilogue, residual, before);
    }

    /// The stages before it, and itself without them.
    List<Stage> parts() {
        if (before.isEmpty()) {
            return List.of(this);
        }
        var parts = new ArrayList<>(before);
        parts.add(
                new Stage(nodes, operator, before.getLast().outputs, outputs, weights, epilogue, residual, List.of()));
        return parts;
    }

    /// The same work with that of a stage before it, whose result only this one reads.
    Stage after(Stage other) {
        var stages = new ArrayList<>(other.parts());
        stages.addAll(before);
        return new Stage(nodes, operator, other.inputs, outputs, weights, epilogue, residual, stages);
    }
}
