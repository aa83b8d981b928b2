package blocksmith.engine.rewrite;

import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.op.Add;
import blocksmith.engine.problem.NodePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All that is added up by sums of sums which nothing else reads, the order of which is of no matter.
///
/// @param terms at least two
record Sum(List<Term> terms) {

    /// @param add  the node that adds it
    /// @param rest what that node adds to it
    record Term(Outlet tensor, NodePath add, Outlet rest) {
    }

    /// The sum that ends at `node`; empty where that is none, or is itself a part of a sum.
    static Optional<Sum> endingAt(Draft draft, GraphNode.Typed node) {
        var result = new Outlet(node.path(), 0);
        if (!isPlain(draft, node) || draft.onlyReader(result).filter(reader -> isPlain(draft, reader)).isPresent()) {
            return Optional.empty();
        }
        var terms = new ArrayList<Term>();
        var open = new ArrayDeque<>(List.of(node));
        while (!open.isEmpty()) {
            var add = open.remove();
            var first = add.inputs().getFirst().orElseThrow();
            var second = add.inputs().getLast().orElseThrow();
            List.of(new Term(first, add.path(), second), new Term(second, add.path(), first))
                    .forEach(term -> inner(draft, term).ifPresentOrElse(open::add, () -> terms.add(term)));
        }
        return Optional.of(new Sum(List.copyOf(terms)));
    }

    private static Optional<GraphNode.Typed> inner(Draft draft, Term term) {
        return draft.node(term.tensor().node())
                .filter(node -> isPlain(draft, node) && draft.isReadOnlyBy(term.tensor(), term.add()));
    }

    /// Whether it adds two tensors of one shape, neither being repeated.
    private static boolean isPlain(Draft draft, GraphNode.Typed node) {
        return node.operator() instanceof Add && draft.shapesInto(node).stream().distinct().count() == 1;
    }
}
