package blocksmith.engine.plan;

import java.util.List;

/// The passes, in the order in which they run. Where the order matters the reason stands beside.
final class Passes {
    static final List<Pass> ALL = List.of(
            new PassOn(), // first: nothing is to stand between layers that go together
            new FoldBatchNorm(), // before activations and sums: an activation or a sum may follow only what is already normalized
            new FuseActivation(), // before sums: a block's last activation follows its sum, and goes with it
            new FuseAdd(), // only convolutions without an activation of their own can take a sum
            new FuseMoves(),
            new FuseBands(), // after sums and activations, which go with the layers that bands are made of
            new ShareMemory()); // last: what was fused needs no memory to share

    private Passes() {
    }

    static Draft apply(Draft draft) {
        var current = draft;
        for (var pass : ALL) {
            current = pass.apply(current);
        }
        return current;
    }
}
