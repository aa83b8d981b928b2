package blocksmith.app.explain;

import blocksmith.app.theme.StyleClass;
import blocksmith.engine.op.Category;
import blocksmith.engine.op.Reach;
import blocksmith.engine.op.Size2;
import blocksmith.engine.op.Span;
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
        var rows = window.rows();
        var columns = window.columns();
        return rows.per() * columns.per() == 1 && rows.taps() * columns.taps() > 1 && rows.length() <= LARGEST
                && columns.length() <= LARGEST;
    }

    private static GridPane pixels(Reach.Window window, Category category) {
        var grid = new GridPane(3, 3);
        grid.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StyleClass.of(category).on(grid);
        for (int y = 0; y < window.rows().length() + 2; y++) {
            for (int x = 0; x < window.columns().length() + 2; x++) {
                grid.add(pixel(isTap(y, window.rows()) && isTap(x, window.columns())), x, y);
            }
        }
        return grid;
    }

    private static boolean isTap(int place, Span span) {
        return place > 0 && place <= span.length() && (place - 1) % span.dilation() == 0;
    }

    private static Region pixel(boolean isTap) {
        return (isTap ? StyleClass.TAP : StyleClass.PIXEL).on(new Region());
    }

    private static String words(Reach.Window window) {
        var dilation = new Size2(window.rows().dilation(), window.columns().dilation());
        var stride = new Size2(window.rows().stride(), window.columns().stride());
        var spread = dilation.equals(Size2.of(1)) ? "" : ", " + dilation + " apart";
        var moves = stride.equals(Size2.of(1)) ? "moves by one pixel." : "moves by " + stride + " pixels.";
        var taps = new Size2(window.rows().taps(), window.columns().taps());
        return "One output sees " + taps + " pixels" + spread + " of what arrives. The window " + moves;
    }
}
