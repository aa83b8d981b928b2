package blocksmith.engine.rewrite;

import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.op.BatchNorm2d;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.ConvTranspose2d;
import blocksmith.engine.op.Operator;
import java.util.Optional;

/// Puts a normalization into the weights of the convolution before it, transposed or not.
///
/// ```
/// x ─ Conv ─ BatchNorm ─ y   ▶   x ─ Conv' ─ y      W' = W·γ/√(σ²+ε),  b' = (b − μ)·γ/√(σ²+ε) + β
/// ```
///
/// Jacob et al. 2017, arXiv:1712.05877, section 3.2. It does not apply where anything else reads the convolution. A linear
/// layer has no such case: it works along the last axis of an image, the normalization along the channels.
final class FoldBatchNorm implements Rewrite {

    @Override
    public boolean apply(Draft draft, GraphNode.Typed node) {
        if (!(node.operator() instanceof BatchNorm2d norm)) {
            return false;
        }
        var input = node.inputs().getFirst().orElseThrow();
        var before = draft.node(input.node());
        var changed = before.flatMap(layer -> withBias(layer.operator()));
        if (changed.isEmpty() || !draft.isReadOnlyBy(input, node.path())) {
            return false;
        }
        var layer = before.orElseThrow().path();
        var statistics = draft.weights(node.path());
        var filters = Filters.of(before.get().operator(), draft.shapesInto(before.get()).getFirst());
        draft.foldInto(layer, changed.get(), (name, values) -> filters.through(norm.affine(statistics), name, values));
        draft.remove(node.path(), input);
        draft.note(new Rewritten(Rewritten.Kind.FOLDED, node.path(), Optional.of(layer)));
        return true;
    }

    private static Optional<Operator> withBias(Operator operator) {
        return switch (operator) {
            case Conv2d conv -> Optional.of(conv.withBias());
            case ConvTranspose2d conv -> Optional.of(conv.withBias());
            default -> Optional.empty();
        };
    }
}
