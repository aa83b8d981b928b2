package blocksmith.engine.plan;

import blocksmith.engine.graph.Outlet;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A plan in the making: what the passes hand on.
///
/// @param stages        in running order
/// @param shapes        of every tensor, NCHW
/// @param inputs        the tensors that the caller gives, by the node that names them
/// @param results       the tensors that the caller gets, by the node that names them
/// @param fates         what became of nodes that no stage of their own runs
/// @param shared        tensors that take the memory of another, which dies where they are made
/// @param layoutChanges where they happen
record Draft(List<Stage> stages, Map<Outlet, Shape> shapes, Map<NodePath, Outlet> inputs,
        Map<NodePath, Outlet> results, Map<NodePath, Fate> fates, Map<Outlet, Outlet> shared,
        LayoutChanges layoutChanges) {
    Draft {
        stages = List.copyOf(stages);
        shapes = Map.copyOf(shapes);
        inputs = new LinkedHashMap<>(inputs);
        results = new LinkedHashMap<>(results);
        fates = Map.copyOf(fates);
        shared = Map.copyOf(shared);
    }

    Shape shape(Outlet outlet) {
        var shape = shapes.get(outlet);
        if (shape == null) {
            throw new IllegalStateException("No shape for " + outlet);
        }
        return shape;
    }

    /// The stage that makes a tensor; empty for an input of the design.
    Optional<Stage> producer(Outlet outlet) {
        return stages.stream().filter(stage -> stage.outputs().contains(outlet)).findFirst();
    }

    /// Whether `reader` is all that reads the tensor: nothing else does, and it is no result.
    boolean isReadOnlyBy(Outlet outlet, Stage reader) {
        return !results.containsValue(outlet)
                && stages.stream().filter(stage -> stage.reads().anyMatch(outlet::equals)).allMatch(reader::equals)
                && reader.reads().filter(outlet::equals).count() == 1;
    }

    /// The draft with two stages made one, which stands where the later one stood: there all that it reads is made.
    Draft merged(Stage before, Stage after, Stage merged, Fate.Kind kind) {
        var known = new LinkedHashMap<>(fates);
        known.put(after.nodes().getFirst(), new Fate(kind, Optional.of(before.nodes().getFirst())));
        var draft = together(before, after, merged);
        return new Draft(draft.stages, shapes, inputs, results, known, shared, layoutChanges);
    }

    /// The same where both run, one after the other.
    Draft together(Stage before, Stage after, Stage merged) {
        var changed = new ArrayList<>(stages);
        changed.set(changed.indexOf(after), merged);
        changed.remove(before);
        return new Draft(changed, shapes, inputs, results, fates, shared, layoutChanges);
    }

    Draft withShared(Map<Outlet, Outlet> changed) {
        return new Draft(stages, shapes, inputs, results, fates, changed, layoutChanges);
    }
}
