package blocksmith.app.cli;

import blocksmith.app.text.Numbers;
import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.design.Design;
import blocksmith.engine.op.Convention;
import blocksmith.engine.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// An analysis for people.
final class AnalysisText {
    private final Analysis analysis;
    private final Convention convention;

    private AnalysisText(Analysis analysis, Convention convention) {
        this.convention = convention;
        this.analysis = analysis;
    }

    static List<String> lines(Design design, Analysis analysis, Convention convention) {
        var lines = new ArrayList<>(nodes(design.name(), analysis, convention));
        lines.add("");
        lines.addAll(new AnalysisText(analysis, convention).totals().lines());
        lines.addAll(problems(analysis));
        return lines;
    }

    /// What is known of each node, under a title.
    static List<String> nodes(String title, Analysis analysis, Convention convention) {
        var lines = new ArrayList<>(List.of(title, ""));
        lines.addAll(new AnalysisText(analysis, convention).nodes().lines());
        analysis.graph().bypassed().keySet().forEach(path -> lines.add(path + "  left out: its condition fails"));
        return lines;
    }

    /// A line for each problem, an empty one before them; nothing where there are none.
    static List<String> problems(Analysis analysis) {
        var lines = new ArrayList<String>();
        analysis.problems().forEach(problem -> lines.add((problem.isError() ? "error   " : "warning ") + problem));
        if (!lines.isEmpty()) {
            lines.addFirst("");
        }
        return lines;
    }

    private Table nodes() {
        var table = new Table("node", "operator", "output", "parameters", work(), "moved", "FLOP/B");
        for (var node : analysis.nodes().values()) {
            switch (node) {
                case NodeAnalysis.Known known -> row(table, known);
                case NodeAnalysis.Unknown unknown -> table
                        .row(path(unknown), unknown.title(),
                                unknown.outputs().isEmpty() ? "unknown" : shapes(unknown.outputs()), "–", "–", "–",
                                "–");
            }
        }
        return table;
    }

    private static String path(NodeAnalysis node) {
        return node.node().path().toString();
    }

    private void row(Table table, NodeAnalysis.Known node) {
        table.row(
                path(node),
                node.title(),
                shapes(node.outputs().isEmpty() ? node.inputs() : node.outputs()),
                count(node.parameters()),
                count(node.counted(convention)),
                Numbers.bytes(node.bytesMoved().value()),
                node.macs() == 0 ? "–" : Numbers.significant(node.flopPerByte()));
    }

    /// `MACs`, `fvcore MACs`, `every operation`
    private String work() {
        return switch (convention) {
            case CONV_LINEAR -> "MACs";
            case EVERY_OPERATION -> convention.title();
            case FVCORE, TORCHINFO, THOP -> convention.title() + " " + convention.unit();
        };
    }

    private static String count(long count) {
        return count == 0 ? "–" : Numbers.exact(count);
    }

    private static String shapes(List<TensorType> types) {
        return types.stream().map(type -> type.shape().toString()).distinct().collect(Collectors.joining(" + "));
    }

    private Table totals() {
        var totals = analysis.totals();
        var table = new Table(
                "total, batch " + analysis.setting().batch() + ", " + analysis.setting().precision().title(), "");
        table.row("weights", Numbers.exact(totals.weights()));
        table.row("parameters", Numbers.exact(totals.parameters()));
        table.row("buffers", Numbers.exact(totals.buffers()));
        table.row("MACs, one image", Numbers.exact(totals.macs()));
        if (convention != Convention.CONV_LINEAR) {
            table.row(work() + (convention.images(2) == 1 ? ", one image" : ""),
                    Numbers.exact(totals.counted(convention)));
        }
        table.row("activations", Numbers.exact(totals.activationBytes()) + " B");
        table.row("bytes moved", Numbers.exact(totals.bytesMoved()) + " B");
        table.row("FLOP per byte", Numbers.significant(totals.flopPerByte(analysis.setting().batch())));
        table.row("peak memory", Numbers.exact(totals.peakBytes()) + " B");
        table.row("for inference", Numbers.exact(totals.inferenceBytes()) + " B, weights included");
        table.row("for training", Numbers.exact(totals.trainingBytes()) + " B, gradients and all activations included");
        totals.receptiveField().ifPresent(field -> table.row("receptive field", field.toString()));
        return table;
    }
}
