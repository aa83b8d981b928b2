package blocksmith.engine.plan;

import blocksmith.engine.kernel.Epilogue;
import blocksmith.engine.op.Add;
import blocksmith.engine.op.BatchNorm2d;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Elementwise;
import blocksmith.engine.op.Linear;
import blocksmith.engine.op.Operator;
import java.util.Optional;

/// Lets a kernel apply the activation that follows it before it stores its result.
///
/// ```
/// x ─ Conv ─ ReLU ─ y   ▶   x ─ Conv+ReLU ─ y
/// ```
///
/// It does not apply where anything else reads what is before the activation.
final class FuseActivation implements Pass {

    @Override
    public Draft apply(Draft draft) {
        var current = draft;
        for (var stage : draft.stages()) {
            if (stage.operator() instanceof Elementwise function) {
                current = fused(current, stage, function);
            }
        }
        return current;
    }

    private static Draft fused(Draft draft, Stage activation, Elementwise function) {
        return draft.producer(activation.input())
                .filter(before -> takesActivation(before.operator()))
                .filter(before -> before.epilogue().activation().isEmpty())
                .filter(_ -> draft.isReadOnlyBy(activation.input(), activation))
                .map(before -> draft.merged(before, activation, with(before, activation, function), Fate.Kind.FUSED))
                .orElse(draft);
    }

    private static Stage with(Stage before, Stage activation, Elementwise function) {
        var epilogue = new Epilogue(before.epilogue().residual(), Optional.of(function));
        return before.followedBy(activation, epilogue, before.residual());
    }

    private static boolean takesActivation(Operator operator) {
        return operator instanceof Conv2d || operator instanceof Linear || operator instanceof BatchNorm2d
                || operator instanceof Add;
    }
}
