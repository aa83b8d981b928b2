package blocksmith.app.cli;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Totals;
import blocksmith.engine.compare.DesignDifference;
import blocksmith.engine.compare.NodeChange;
import blocksmith.engine.design.Design;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.template.Template;
import blocksmith.engine.tensor.TensorType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Two designs side by side.
///
/// @param latencies of the first and of the second, measured in turn; empty when they were not
record Comparison(Side before, Side after, List<Row> rows, DesignDifference difference,
        Optional<List<Measurement>> latencies) {

    /// One of the two.
    record Side(Path file, Template kept, Analysis analysis) {
        Design design() {
            return kept.design();
        }

        Totals totals() {
            return analysis.totals();
        }

        private Figures figures(NodeId node) {
            var path = NodePath.of(node);
            var totals = analysis.within(path);
            return new Figures(analysis.outputs(path), totals.parameters(), totals.macs());
        }
    }

    /// What a node costs in one of the designs, all that it stands for.
    record Figures(List<TensorType> outputs, long parameters, long macs) {
        static final Figures NONE = new Figures(List.of(), 0, 0);
    }

    /// A node that is other, or costs other.
    record Row(NodeChange change, Figures before, Figures after) {
        boolean isSame() {
            return change.kind() == NodeChange.Kind.SAME && before.equals(after);
        }
    }

    static Comparison of(Side before, Side after, Optional<List<Measurement>> latencies) {
        var difference = DesignDifference.of(before.design(), after.design());
        var rows = difference.nodes()
                .stream()
                .map(change -> new Row(change, change.before().map(before::figures).orElse(Figures.NONE),
                        change.after().map(after::figures).orElse(Figures.NONE)))
                .filter(row -> !row.isSame())
                .toList();
        return new Comparison(before, after, rows, difference, latencies);
    }
}
