package blocksmith.engine.plan;

import blocksmith.engine.op.ChannelShuffle;
import blocksmith.engine.op.Concat;
import blocksmith.engine.op.Operator;
import blocksmith.engine.op.Split;
import java.util.Optional;

/// Makes one of operators that only move channels, and move them further.
///
/// ```
/// x ─┐                                        x ─┐
///    Concat ─ ChannelShuffle ─ Split ═ a, b   ▶   Concat+ChannelShuffle+Split ═ a, b
/// y ─┘                                        y ─┘
/// ```
///
/// It does not apply where anything else reads what is between them, or where that is no image.
final class FuseMoves implements Pass {

    @Override
    public Draft apply(Draft draft) {
        var current = draft;
        for (var stage : draft.stages()) {
            if (stage.operator() instanceof ChannelShuffle || stage.operator() instanceof Split) {
                current = fused(current, stage);
            }
        }
        return current;
    }

    private static Draft fused(Draft draft, Stage move) {
        return draft.producer(move.input())
                .filter(before -> isMove(before.operator()) && before.outputs().size() == 1)
                .filter(before -> before.epilogue().isOfMoves() && draft.shape(before.output()).isImage())
                .filter(_ -> draft.isReadOnlyBy(move.input(), move))
                .map(before -> draft.merged(before, move, with(before, move), Fate.Kind.FUSED))
                .orElse(draft);
    }

    private static boolean isMove(Operator operator) {
        return operator instanceof Concat || operator instanceof ChannelShuffle;
    }

    private static Stage with(Stage before, Stage move) {
        return before.followedBy(move, before.epilogue().then(move.operator()), Optional.empty());
    }
}
