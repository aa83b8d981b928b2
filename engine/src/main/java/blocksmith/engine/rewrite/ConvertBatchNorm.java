package blocksmith.engine.rewrite;

import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.op.BatchNorm2d;
import blocksmith.engine.op.WeightValues;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import java.util.Optional;

/// Makes a normalization that is a branch of its own a depthwise 1×1 convolution, which [MergeBranches] can merge.
///
/// ```
/// x ─┬─ Conv k×k ──┐              x ─┬─ Conv k×k ────────────┐
///    └─ BatchNorm ─┴─ Add ─ y   ▶    └─ Conv 1×1 depthwise ─┴─ Add ─ y      w = γ/√(σ²+ε),  b = β − μ·w
/// ```
///
/// Ding et al. 2021, arXiv:2101.03697, section 3.3. It does not apply where no convolution beside it has room for it: alone a
/// convolution is no cheaper.
final class ConvertBatchNorm implements Rewrite {

    @Override
    public boolean apply(Draft draft, GraphNode.Typed node) {
        return Sum.endingAt(draft, node).flatMap(sum -> found(draft, sum)).map(branch -> {
            convert(draft, branch.term());
            return true;
        }).orElse(false);
    }

    private static Optional<Branch> found(Draft draft, Sum sum) {
        var convolutions = Branch.convolutions(draft, sum);
        return sum.terms()
                .stream()
                .flatMap(term -> Branch.operators(draft, term, BatchNorm2d.class).map(_ -> branch(draft, term)))
                .filter(branch -> convolutions.stream().anyMatch(conv -> conv.inset(branch).isPresent()))
                .findFirst();
    }

    private static Branch branch(Draft draft, Sum.Term term) {
        var node = draft.node(term.tensor().node()).orElseThrow();
        return new Branch(term, Branch.IDENTITY, Branch.input(node), draft.shapesInto(node).getFirst());
    }

    private static void convert(Draft draft, Sum.Term term) {
        var path = term.tensor().node();
        var norm = (BatchNorm2d) draft.node(path).orElseThrow().operator();
        var statistics = draft.weights(path);
        draft.replace(path, Branch.IDENTITY.withBias(), name -> tensor(norm, statistics, name));
        draft.note(new Rewritten(Rewritten.Kind.CONVERTED, path, Optional.empty()));
    }

    private static DoubleTensor tensor(BatchNorm2d norm, WeightValues statistics, String name) {
        var affine = norm.affine(statistics);
        int channels = affine.factor().length;
        return name.equals("bias")
                ? new DoubleTensor(Shape.of(channels), affine.offset())
                : new DoubleTensor(Shape.of(channels, 1, 1, 1), affine.factor());
    }
}
