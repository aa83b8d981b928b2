package blocksmith.app.explain;

import blocksmith.app.theme.StyleClass;
import blocksmith.engine.op.Category;
import blocksmith.engine.op.Reach;
import blocksmith.engine.op.Size2;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The pixels that one output of an operator sees directly, in a margin of those that it does not.
final class WindowDrawing extends HBox {
    /// Larger windows would not be countable.
    private static final int LARGEST = 9;

    WindowDrawing(Reach.Window window, Category category) {
        super(16);
        setId("explain-window");
        StyleClass.CARD.on(this);
        setAlignment(Pos.CENTER_LEFT);
        var words = StyleClass.MUTED.on(new Label(words(window)));
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(pixels(window, category), words);
    }

    /// Whether a drawing of the window says something, and can be read.
    static boolean suits(Reach.Window window) {
        int height = extent(window.kernel().height(), window.dilation().height());
        int width = extent(window.kernel().width(), window.dilation().width());
        return window.kernel().area() > 1 && height <= LARGEST && width <= LARGEST;
    }

    private static int extent(int taps, int dilation) {
        return (taps - 1) * dilation + 1;
    }

    private static GridPane pixels(Reach.Window window, Category category) {
        var grid = new GridPane(3, 3);
        grid.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StyleClass.of(category).on(grid);
        int rows = extent(window.kernel().height(), window.dilation().height()) + 2;
        int columns = extent(window.kernel().width(), window.dilation().width()) + 2;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                grid.add(pixel(isTap(y, x, rows, columns, window.dilation())), x, y);
            }
        }
        return grid;
    }

    private static boolean isTap(int y, int x, int rows, int columns, Size2 dilation) {
        boolean inside = y > 0 && x > 0 && y < rows - 1 && x < columns - 1;
        return inside && (y - 1) % dilation.height() == 0 && (x - 1) % dilation.width() == 0;
    }

    private static Region pixel(boolean isTap) {
        return (isTap ? StyleClass.TAP : StyleClass.PIXEL).on(new Region());
    }

    private static String words(Reach.Window window) {
        var spread = window.dilation().equals(Size2.of(1)) ? "" : ", " + window.dilation() + " apart";
        var moves = window.stride().equals(Size2.of(1))
                ? "moves by one pixel."
                : "moves by " + window.stride() + " pixels.";
        return "One output sees " + window.kernel() + " pixels" + spread + " of what arrives. The window " + moves;
    }
}
