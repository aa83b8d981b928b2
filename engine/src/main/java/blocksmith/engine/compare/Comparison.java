package blocksmith.engine.compare;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Totals;
import blocksmith.engine.design.Design;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.tensor.TensorType;
import java.util.List;

/// Two designs side by side, and what they cost.
///
/// @param rows the nodes that are other or cost other, in the order of the difference
public record Comparison(Side before, Side after, DesignDifference difference, List<Row> rows) {
    public Comparison {
        rows = List.copyOf(rows);
    }

    /// One of the two.
    public record Side(Design design, Analysis analysis) {
        public Totals totals() {
            return analysis.totals();
        }

        private Figures figures(NodeId node) {
            var path = NodePath.of(node);
            var totals = analysis.within(path);
            return new Figures(analysis.outputs(path), totals.parameters(), totals.macs());
        }
    }

    /// What a node costs in one of the designs, all that it stands for.
    ///
    /// @param outputs what leaves it, the batch included
    /// @param macs    for one image
    public record Figures(List<TensorType> outputs, long parameters, long macs) {
        /// Of a node that is not there.
        public static final Figures NONE = new Figures(List.of(), 0, 0);

        public Figures {
            outputs = List.copyOf(outputs);
        }
    }

    /// A node of either design.
    public record Row(NodeChange change, Figures before, Figures after) {
        private boolean isSame() {
            return change.kind() == NodeChange.Kind.SAME && before.equals(after);
        }
    }

    public static Comparison of(Side before, Side after) {
        var difference = DesignDifference.of(before.design(), after.design());
        var rows = difference.nodes()
                .stream()
                .map(change -> new Row(change, change.before().map(before::figures).orElse(Figures.NONE),
                        change.after().map(after::figures).orElse(Figures.NONE)))
                .filter(row -> !row.isSame())
                .toList();
        return new Comparison(before, after, difference, rows);
    }
}
