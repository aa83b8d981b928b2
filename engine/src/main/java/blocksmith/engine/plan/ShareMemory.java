package blocksmith.engine.plan;

import blocksmith.engine.graph.Outlet;
import blocksmith.engine.kernel.Layout;
import blocksmith.engine.op.BatchNorm2d;
import blocksmith.engine.op.Elementwise;
import blocksmith.engine.op.Flatten;
import blocksmith.engine.op.Merge;
import blocksmith.engine.op.SqueezeExcitation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Lets elementwise work write where it reads, if nothing reads that afterwards, and leaves where it is what is
/// laid out as it was.
///
/// ```
/// x ─ SE ─ y      y takes the memory of x
/// ```
final class ShareMemory implements Pass {

    @Override
    public Draft apply(Draft draft) {
        var lastReader = lastReaders(draft);
        var shared = new HashMap<Outlet, Outlet>();
        for (var stage : draft.stages()) {
            dyingInput(draft, lastReader, stage).ifPresent(input -> shared.put(stage.output(), input));
        }
        return draft.withShared(shared);
    }

    private static Map<Outlet, Stage> lastReaders(Draft draft) {
        var readers = new HashMap<Outlet, Stage>();
        for (var stage : draft.stages()) {
            stage.reads().forEach(outlet -> readers.put(outlet, stage));
        }
        return readers;
    }

    private static Optional<Outlet> dyingInput(Draft draft, Map<Outlet, Stage> lastReader, Stage stage) {
        return worksInPlace(stage) || staysInPlace(draft, stage)
                ? stage.inputs()
                        .stream()
                        .filter(input -> stage.equals(lastReader.get(input)))
                        .filter(input -> !draft.results().containsValue(input))
                        .filter(input -> staysInPlace(draft, stage)
                                || draft.shape(input).equals(draft.shape(stage.output())))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean staysInPlace(Draft draft, Stage stage) {
        return stage.operator() instanceof Flatten && Layout.isSame(draft.shape(stage.input()));
    }

    private static boolean worksInPlace(Stage stage) {
        var operator = stage.operator();
        return stage.residual().isEmpty() && (operator instanceof Elementwise || operator instanceof BatchNorm2d
                || operator instanceof SqueezeExcitation || operator instanceof Merge);
    }
}
