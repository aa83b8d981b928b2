package blocksmith.app.cli;

import blocksmith.engine.op.Reach;
import blocksmith.engine.op.Span;
import blocksmith.engine.tensor.Shape;
import java.util.Locale;

/// A small picture of an operator as SVG: the pixels of an 8×8 image that one pixel of the result depends on.
final class OperatorPicture {
    private static final int CELL = 9;
    private static final int SIZE = 8;
    private static final int MARGIN = 6;
    /// Larger results are drawn as this many cells.
    private static final int MOST = 16;
    private static final String SEEN = "#4f8ff7";
    private static final String GLOBAL = "#bcd5fd";
    private static final String QUIET = "#eceff4";

    private final OperatorExample example;
    private final StringBuilder svg = new StringBuilder();

    private OperatorPicture(OperatorExample example) {
        this.example = example;
    }

    static String of(OperatorExample example) {
        return new OperatorPicture(example).svg();
    }

    private String svg() {
        var result = example.result();
        int rows = result.isImage() ? Math.min(MOST, result.height()) : 1;
        int columns = result.isImage() ? Math.min(MOST, result.width()) : Math.min(MOST, result.channels());
        int left = example.in().types().isEmpty() ? 0 : SIZE * CELL + 30;
        int width = MARGIN + left + columns * CELL + MARGIN;
        int height = MARGIN + Math.max(left == 0 ? 0 : SIZE, rows) * CELL + MARGIN;
        svg.append(String.format(Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" role=\"img\">%n", width, height)
                .replace(System.lineSeparator(), "\n"));
        if (left > 0) {
            input(height);
            arrow(MARGIN + SIZE * CELL + 5, height / 2);
        }
        result(MARGIN + left, rows, columns, height);
        return svg.append("</svg>\n").toString();
    }

    private void input(int height) {
        int top = (height - SIZE * CELL) / 2;
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                cell(MARGIN + x * CELL, top + y * CELL, color(y, x));
            }
        }
    }

    private void result(int left, int rows, int columns, int height) {
        int top = (height - rows * CELL) / 2;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                cell(left + x * CELL, top + y * CELL, y == rows / 2 && x == columns / 2 ? SEEN : QUIET);
            }
        }
    }

    private String color(int y, int x) {
        return switch (example.operator().reach(example.in())) {
            case Reach.Window(var rows, var columns) -> sees(rows, y, height()) && sees(columns, x, width())
                    ? SEEN
                    : QUIET;
            case Reach.Global _ -> SEEN;
            case Reach.PointAndGlobal _ -> y == height() / 2 && x == width() / 2 ? SEEN : GLOBAL;
        };
    }

    /// Rows of the result; a result that is no image has that of the input.
    private int height() {
        Shape result = example.result();
        return result.isImage() ? Math.min(MOST, result.height()) : SIZE;
    }

    private int width() {
        Shape result = example.result();
        return result.isImage() ? Math.min(MOST, result.width()) : SIZE;
    }

    /// Whether the middle one of `count` outputs sees `pixel`.
    private static boolean sees(Span span, int pixel, int count) {
        long place = (long) pixel * span.per() - (long) (count / 2) * span.stride() - span.first();
        return place >= 0 && place % span.dilation() == 0 && place / span.dilation() < span.taps();
    }

    private void cell(int x, int y, String color) {
        line("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"1\" fill=\"%s\"/>", x, y, CELL - 1, CELL - 1,
                color);
    }

    private void arrow(int x, int y) {
        line("<path d=\"M%d %dh16m-5 -4l5 4l-5 4\" fill=\"none\" stroke=\"#8a93a3\" stroke-width=\"1.5\"/>", x, y);
    }

    private void line(String form, Object... values) {
        svg.append(String.format(Locale.ROOT, form, values)).append('\n');
    }
}
