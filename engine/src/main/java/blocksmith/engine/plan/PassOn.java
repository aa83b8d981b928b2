package blocksmith.engine.plan;

import blocksmith.engine.op.Elementwise;

/// Leaves out what does nothing once training is over.
///
/// ```
/// x ─ Conv ─ Dropout ─ y   ▶   x ─ Conv ─ y
/// ```
///
/// It does not apply where anything else reads what is before it, or where that is an input of the design or one of several
/// outputs.
final class PassOn implements Pass {

    @Override
    public Draft apply(Draft draft) {
        var current = draft;
        for (var stage : draft.stages()) {
            if (stage.operator() instanceof Elementwise function && function.isIdentity()) {
                current = without(current, stage);
            }
        }
        return current;
    }

    private static Draft without(Draft draft, Stage identity) {
        return draft.producer(identity.input())
                .filter(before -> before.outputs().size() == 1 && draft.isReadOnlyBy(identity.input(), identity))
                .map(before -> draft.merged(before, identity,
                        before.followedBy(identity, before.epilogue(), before.residual()),
                        Fate.Kind.LEFT_OUT))
                .orElse(draft);
    }
}
