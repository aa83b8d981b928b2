package blocksmith.app.compare;

import blocksmith.app.canvas.NodeMark;
import blocksmith.app.text.Differences;
import blocksmith.engine.compare.Comparison;
import blocksmith.engine.compare.NodeChange;
import blocksmith.engine.compare.ValueChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A line of the table of differences.
///
/// @param node   what became of it; empty for a parameter or a constraint of the design
/// @param change in a word, with its sign
record DifferenceRow(String name, Optional<NodeChange> node, NodeMark mark, String change, String what, String output,
        long parameters, long macs) {

    /// The parameters and constraints of the design, then its nodes.
    static List<DifferenceRow> all(Comparison comparison) {
        var rows = new ArrayList<DifferenceRow>();
        comparison.difference().parameters().forEach(change -> rows.add(parameter(change)));
        comparison.difference().constraints().forEach(change -> rows.add(constraint(change)));
        comparison.rows().forEach(row -> rows.add(node(comparison, row)));
        return rows;
    }

    private static DifferenceRow parameter(ValueChange change) {
        return new DifferenceRow(change.what(), Optional.empty(), NodeMark.CHANGED,
                NodeMark.CHANGED.sign() + " parameter",
                Differences.values(change), "", 0, 0);
    }

    private static DifferenceRow constraint(ValueChange change) {
        var mark = change.before().isEmpty() ? NodeMark.ADDED : NodeMark.REMOVED;
        return new DifferenceRow(change.what(), Optional.empty(), mark, mark.sign() + " constraint", "", "", 0, 0);
    }

    private static DifferenceRow node(Comparison comparison, Comparison.Row row) {
        var mark = Marks.of(row.change().kind());
        return new DifferenceRow(row.change().id().value(), Optional.of(row.change()), mark, mark.words(),
                Differences.what(comparison, row.change()), Differences.outputs(row),
                row.after().parameters() - row.before().parameters(), row.after().macs() - row.before().macs());
    }
}
