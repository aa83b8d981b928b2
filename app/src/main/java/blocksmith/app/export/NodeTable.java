package blocksmith.app.export;

import blocksmith.app.text.Numbers;
import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.op.Convention;
import blocksmith.engine.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The numbers of a design, a row for each node and one for all.
record NodeTable(List<List<String>> rows) {
    private static final List<String> HEAD = List.of("node", "operator", "settings", "output", "weights", "parameters",
            "MACs", "activation bytes", "bytes moved", "FLOP per byte", "receptive field");
    /// From here on the columns are numbers, the last but one included.
    private static final int FIRST_NUMBER = 4;
    private static final int LAST_NUMBER = 9;

    NodeTable {
        rows = List.copyOf(rows);
    }

    static NodeTable of(Analysis analysis) {
        var rows = new ArrayList<List<String>>();
        for (var node : analysis.nodes().values()) {
            rows.add(switch (node) {
                case NodeAnalysis.Known known -> row(known);
                case NodeAnalysis.Unknown unknown ->
                    filled(List.of(path(unknown), unknown.title(), "", shapes(unknown.outputs())));
            });
        }
        rows.add(totals(analysis));
        return new NodeTable(rows);
    }

    private static String path(NodeAnalysis node) {
        return node.node().path().toString();
    }

    private static List<String> row(NodeAnalysis.Known node) {
        return List.of(path(node), node.title(), node.settings(),
                shapes(node.outputs().isEmpty() ? node.inputs() : node.outputs()), Long.toString(node.weights()),
                Long.toString(node.parameters()), Long.toString(node.macs()),
                Long.toString(node.activationBytes().value()), Long.toString(node.bytesMoved().value()),
                Numbers.significant(node.flopPerByte()),
                node.receptiveField().map(Object::toString).orElse(""));
    }

    private static List<String> totals(Analysis analysis) {
        var totals = analysis.totals();
        return List.of("total", "", "batch " + analysis.setting().batch() + ", " + Convention.CONV_LINEAR.title(), "",
                Long.toString(totals.weights()), Long.toString(totals.parameters()), Long.toString(totals.macs()),
                Long.toString(totals.activationBytes()), Long.toString(totals.bytesMoved()),
                Numbers.significant(totals.flopPerByte(analysis.setting().batch())),
                totals.receptiveField().map(Object::toString).orElse(""));
    }

    private static List<String> filled(List<String> begun) {
        var row = new ArrayList<>(begun);
        while (row.size() < HEAD.size()) {
            row.add("");
        }
        return row;
    }

    private static String shapes(List<TensorType> types) {
        return types.stream().map(type -> type.shape().toString()).distinct().collect(Collectors.joining(" + "));
    }

    /// A table as GitHub reads it, with thousands set apart.
    String markdown() {
        var lines = new ArrayList<String>();
        lines.add(line(HEAD, UnaryOperator.identity()));
        var rulers = new ArrayList<String>();
        for (int column = 0; column < HEAD.size(); column++) {
            rulers.add(column >= FIRST_NUMBER && column <= LAST_NUMBER ? "---:" : "---");
        }
        lines.add(line(rulers, UnaryOperator.identity()));
        rows.forEach(row -> lines.add(line(row, NodeTable::readable)));
        return String.join("\n", lines) + "\n";
    }

    private static String readable(String cell) {
        return cell.matches("[0-9]{4,18}") ? Numbers.exact(Long.parseLong(cell)) : cell.replace("|", "\\|");
    }

    private static String line(List<String> cells, UnaryOperator<String> form) {
        return cells.stream().map(form).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /// RFC 4180; whole numbers are plain digits.
    String csv() {
        var lines = new ArrayList<List<String>>(List.of(HEAD));
        lines.addAll(rows);
        return lines.stream().map(NodeTable::record).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String record(List<String> cells) {
        return cells.stream().map(NodeTable::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[\",\\r\\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
}
