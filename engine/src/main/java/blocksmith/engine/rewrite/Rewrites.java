package blocksmith.engine.rewrite;

import java.util.List;

/// The rewrites, in the order in which they are tried, again and again until none applies. Where the order matters the reason
/// stands beside.
final class Rewrites {
    static final List<Rewrite> ALL = List.of(
            new LeaveOutIdentities(), // first: what they stand between can be folded then
            new FoldBatchNorm(), // before branches: only convolutions are merged
            new ConvertBatchNorm(), // after folding: what follows a convolution goes into it
            new MergeBranches());

    private Rewrites() {
    }

    static void apply(Draft draft) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (var rewrite : ALL) {
                changed |= everywhere(draft, rewrite);
            }
        }
    }

    private static boolean everywhere(Draft draft, Rewrite rewrite) {
        boolean changed = false;
        for (var path : draft.paths()) {
            var node = draft.node(path);
            changed |= node.isPresent() && rewrite.apply(draft, node.get());
        }
        return changed;
    }
}
