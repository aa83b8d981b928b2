package blocksmith.engine.plan;

import blocksmith.engine.graph.Outlet;
import blocksmith.engine.kernel.Epilogue;
import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.op.Add;
import blocksmith.engine.op.Conv2d;
import java.util.List;
import java.util.Optional;

/// Lets a convolution add the other side of the sum that follows it, and apply the sum's activation.
///
/// ```
/// x ─ Conv ─┐
///           Add ─ y   ▶   x ─ Conv+Add ─ y
/// r ────────┘                 r ─┘
/// ```
///
/// It does not apply where anything else reads the convolution, where an activation stands between it and the sum, or where one side is
/// repeated.
final class FuseAdd implements Pass {

    @Override
    public Draft apply(Draft draft) {
        var current = draft;
        for (var stage : draft.stages()) {
            if (stage.operator() instanceof Add) {
                current = fused(current, stage);
            }
        }
        return current;
    }

    private static Draft fused(Draft draft, Stage sum) {
        // either side will do; the older one stays a tensor of its own
        for (int side : List.of(0, 1)) {
            var conv = draft.producer(sum.inputs().get(side)).filter(stage -> takes(draft, stage, sum, side));
            if (conv.isPresent()) {
                var merged = with(conv.get(), sum, sum.inputs().get(1 - side));
                return draft.merged(conv.get(), sum, merged, Fate.Kind.FUSED);
            }
        }
        return draft;
    }

    private static boolean takes(Draft draft, Stage conv, Stage sum, int side) {
        boolean isRepeated = !draft.shape(sum.inputs().get(0)).equals(draft.shape(sum.inputs().get(1)));
        return !isRepeated && conv.operator() instanceof Conv2d && conv.epilogue().isNone()
                && draft.isReadOnlyBy(sum.inputs().get(side), sum);
    }

    private static Stage with(Stage conv, Stage sum, Outlet other) {
        var epilogue = new Epilogue(Residual.ADDED, sum.epilogue().activation());
        return conv.followedBy(sum, epilogue, Optional.of(other));
    }
}
