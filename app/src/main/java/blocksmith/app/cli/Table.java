package blocksmith.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows of text in columns, the first left-aligned and those that begin with a digit right-aligned.
final class Table {
    private static final String GAP = "  ";
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        row(headings);
    }

    void row(String... cells) {
        rows.add(Arrays.asList(cells));
    }

    List<String> lines() {
        var widths = new int[rows.getFirst().size()];
        for (var row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            var space = " ".repeat(widths[i] - row.get(i).length());
            line.append(i == 0 ? "" : GAP).append(isNumeric(i) ? space + row.get(i) : row.get(i) + space);
        }
        return line.toString().stripTrailing();
    }

    private boolean isNumeric(int column) {
        return rows.stream().skip(1).map(row -> row.get(column)).allMatch(Table::isNumberOrNothing);
    }

    private static boolean isNumberOrNothing(String cell) {
        return cell.isEmpty() || cell.equals("–") || (Character.isDigit(cell.charAt(0)) && !cell.contains("×"));
    }
}
