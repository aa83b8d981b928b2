package blocksmith.engine.rewrite;

import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.op.WeightValues;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Merges linear branches of a sum that read the same tensor: a convolution, and another with a kernel that has room in the
/// first one's, or the tensor itself.
///
/// ```
/// x ─┬─ Conv 3×3 ─┐
///    ├─ Conv 1×1 ─┼─ Add ─ y   ▶   x ─ Conv' 3×3 ─ y      W' = W₃ₓ₃ + padded W₁ₓ₁ + identity,  b' = b₃ₓ₃ + b₁ₓ₁
///    └────────────┘
/// ```
///
/// Ding et al. 2021, arXiv:2101.03697, section 3.3; Vasu et al. 2022, arXiv:2206.04040, section 3.2. It does not apply where
/// strides differ, where taps would see other pixels, where groups of the smaller kernel lie across those of the larger, or
/// where anything else reads a branch.
final class MergeBranches implements Rewrite {

    private record Pair(Branch kept, Branch other, Inset inset) {
    }

    @Override
    public boolean apply(Draft draft, GraphNode.Typed node) {
        return Sum.endingAt(draft, node).flatMap(sum -> pair(draft, sum)).map(pair -> {
            merge(draft, pair);
            return true;
        }).orElse(false);
    }

    private static Optional<Pair> pair(Draft draft, Sum sum) {
        var convolutions = Branch.convolutions(draft, sum);
        return convolutions.stream()
                .flatMap(kept -> others(kept, convolutions, sum)
                        .flatMap(other -> kept.inset(other).map(inset -> new Pair(kept, other, inset)).stream()))
                .findFirst();
    }

    private static Stream<Branch> others(Branch kept, List<Branch> convolutions, Sum sum) {
        var identities = sum.terms().stream().flatMap(term -> kept.identity(term).stream());
        return Stream.concat(convolutions.stream(), identities);
    }

    private static void merge(Draft draft, Pair pair) {
        var kept = pair.kept.term().tensor();
        var other = pair.other.term();
        boolean isIdentity = other.tensor().equals(pair.kept.input());
        var values = isIdentity ? identity(pair.kept.shape()) : draft.weights(other.tensor().node());
        boolean hasBias = pair.kept.convolution().bias() || pair.other.convolution().bias();
        var changed = hasBias ? pair.kept.convolution().withBias() : pair.kept.convolution();
        draft.foldInto(kept.node(), changed, (name, sum) -> added(pair.inset, name, sum, values.get(name)));
        draft.remove(other.add(), other.rest());
        if (!isIdentity) {
            draft.remove(other.tensor().node(), kept);
            draft.note(new Rewritten(Rewritten.Kind.MERGED, other.tensor().node(), Optional.of(kept.node())));
        }
        draft.note(new Rewritten(Rewritten.Kind.MERGED, other.add(), Optional.of(kept.node())));
    }

    private static DoubleTensor added(Inset inset, String name, DoubleTensor sum, DoubleTensor values) {
        if (!name.equals("bias")) {
            return inset.added(sum, values);
        }
        var biases = sum.data().clone();
        Arrays.setAll(biases, c -> biases[c] + values.data()[c]);
        return new DoubleTensor(sum.shape(), biases);
    }

    private static WeightValues identity(Shape shape) {
        int channels = shape.channels();
        return name -> name.equals("bias")
                ? DoubleTensor.zeros(Shape.of(channels))
                : DoubleTensor.zeros(Shape.of(channels, 1, 1, 1)).map(_ -> 1);
    }
}
