package blocksmith.engine.rewrite;

import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.op.Channels;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Groups;
import blocksmith.engine.op.Operator;
import blocksmith.engine.op.Padding;
import blocksmith.engine.op.Size2;
import blocksmith.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A term of a sum that is a convolution of `input`, or can be seen as one.
///
/// @param shape of what is convolved
record Branch(Sum.Term term, Conv2d convolution, Outlet input, Shape shape) {
    /// What passes a tensor on, seen as a convolution: one tap for each channel alone.
    static final Conv2d IDENTITY = new Conv2d(new Channels.Same(), Size2.of(1), Size2.of(1),
            new Padding.Fixed(Size2.of(0)), Size2.of(1), new Groups.Depthwise(), false);

    /// The terms that are convolutions.
    static List<Branch> convolutions(Draft draft, Sum sum) {
        return sum.terms()
                .stream()
                .flatMap(term -> operators(draft, term, Conv2d.class).map(conv -> {
                    var node = draft.node(term.tensor().node()).orElseThrow();
                    return new Branch(term, conv, input(node), draft.shapesInto(node).getFirst());
                }))
                .toList();
    }

    /// The operator that makes a term, if it is of that kind and nothing else reads the term.
    static <O extends Operator> Stream<O> operators(Draft draft, Sum.Term term, Class<O> kind) {
        return draft.node(term.tensor().node())
                .map(GraphNode.Typed::operator)
                .filter(operator -> kind.isInstance(operator) && draft.isReadOnlyBy(term.tensor(), term.add()))
                .map(kind::cast)
                .stream();
    }

    static Outlet input(GraphNode.Typed node) {
        return node.inputs().getFirst().orElseThrow();
    }

    /// How the other goes into this one; empty where it does not.
    Optional<Inset> inset(Branch other) {
        return input.equals(other.input) && !term.equals(other.term)
                ? Inset.of(shape, convolution, other.convolution)
                : Optional.empty();
    }

    /// A term seen as what passes on the input of this branch; empty where it is something else.
    Optional<Branch> identity(Sum.Term other) {
        return other.tensor().equals(input)
                ? Optional.of(new Branch(other, IDENTITY, input, shape))
                : Optional.empty();
    }
}
