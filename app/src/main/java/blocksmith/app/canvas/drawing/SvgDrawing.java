package blocksmith.app.canvas.drawing;

import blocksmith.app.canvas.drawing.NodeFace.Condition;
import blocksmith.app.canvas.geometry.Box;
import blocksmith.app.canvas.geometry.NodeForm;
import blocksmith.app.canvas.geometry.Segment;
import blocksmith.app.canvas.geometry.WirePath;
import blocksmith.app.theme.ColorToken;
import blocksmith.app.theme.ThemeColors;
import java.util.Locale;
import javafx.geometry.Point2D;
import javafx.scene.paint.Color;

/// A drawing as an SVG document (SVG 1.1), with texts as texts: what slides and papers take.
public final class SvgDrawing {
    private static final double SIDE = 11;
    private static final double CHIP_PADDING = 16;
    private static final double CHIP_HEIGHT = 18;
    private static final double WIRE_SEEN = 12;
    private static final String TEXT_FONT = "Inter, 'Helvetica Neue', Arial, sans-serif";
    private static final String NUMBER_FONT = "'JetBrains Mono', Menlo, Consolas, monospace";

    private final ThemeColors colors;
    private final TextWidths widths;
    private final StringBuilder svg = new StringBuilder();

    private SvgDrawing(ThemeColors colors, TextWidths widths) {
        this.colors = colors;
        this.widths = widths;
    }

    /// @param seen the part of the canvas that the picture shows
    public static String of(Drawing drawing, Box seen, ThemeColors colors, TextWidths widths) {
        var svg = new SvgDrawing(colors, widths);
        svg.write(drawing, seen);
        return svg.svg.toString();
    }

    private void write(Drawing drawing, Box seen) {
        line("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"%s %s %s %s\">",
                number(seen.width()), number(seen.height()), number(seen.x()), number(seen.y()),
                number(seen.width()), number(seen.height()));
        rectangle(seen, 0, ColorToken.CANVAS, "");
        drawing.drawnFrames().forEach(this::frame);
        drawing.wires().values().forEach(this::wire);
        drawing.nodes().values().forEach(this::node);
        drawing.wires().values().forEach(this::chip);
        line("</svg>");
    }

    private void frame(DrawnFrame frame) {
        rectangle(frame.box(), 14, ColorToken.FRAME,
                " stroke=\"" + color(ColorToken.BORDER) + "\" stroke-dasharray=\"3 3\"");
        double width = widths.line(frame.title()) + 12;
        rectangle(new Box(frame.box().x() + 14, frame.box().y() - 9, width, 18), 0, ColorToken.CANVAS, "");
        text(frame.box().x() + 20, frame.box().y() + 4, "start", TEXT_FONT, 400, 11.5, ColorToken.MUTED,
                frame.title());
    }

    private void wire(DrawnWire wire) {
        var token = wire.role() == DrawnWire.Role.SHORTCUT ? ColorToken.MERGE : ColorToken.WIRE;
        line("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", path(wire.path()), color(token));
    }

    private static String path(WirePath path) {
        var data = new StringBuilder("M" + point(path.start()));
        for (var segment : path.segments()) {
            data.append(switch (segment) {
                case Segment.Line(var end) -> "L" + point(end);
                case Segment.Corner(var control, var end) -> "Q" + point(control) + " " + point(end);
                case Segment.Curve(var first, var second, var end) ->
                    "C" + point(first) + " " + point(second) + " " + point(end);
            });
        }
        return data.toString();
    }

    private static String point(Point2D point) {
        return number(point.getX()) + " " + number(point.getY());
    }

    private void chip(DrawnWire wire) {
        double width = widths.label(wire.label()) + CHIP_PADDING;
        if (wire.shape().isEmpty() || width + WIRE_SEEN > wire.path().labelRoom()) {
            return;
        }
        var at = wire.path().labelPoint();
        rectangle(new Box(at.getX() - width / 2, at.getY() - CHIP_HEIGHT / 2, width, CHIP_HEIGHT), 9, ColorToken.CHIP,
                " stroke=\"" + color(ColorToken.BORDER) + "\"");
        text(at.getX(), at.getY() + 3.7, "middle", NUMBER_FONT, 400, 10.5, ColorToken.MUTED, wire.label());
    }

    private void node(DrawnNode node) {
        var box = node.box();
        var category = ColorToken.of(node.face().category());
        line("<g>");
        rectangle(box, 7, category, "");
        var sides = node.face().condition() == Condition.WRONG ? ColorToken.WRONG : ColorToken.BORDER;
        rectangle(new Box(box.x(), box.y() + 3, box.width(), box.height() - 3), 7, sides, "");
        rectangle(new Box(box.x() + 1, box.y() + 3, box.width() - 2, box.height() - 4), 7, ColorToken.NODE, "");
        words(node, box);
        for (var side : Side.values()) {
            for (int i = 0; i < node.ports(side).size(); i++) {
                port(node.port(side, i), category);
            }
        }
        line("</g>");
    }

    private void words(DrawnNode node, Box box) {
        var face = node.face();
        boolean isQuiet = face.condition() == Condition.BYPASSED || face.condition() == Condition.WAITING
                || face.condition() == Condition.ABSENT;
        text(box.x() + SIDE, box.y() + 23, "start", TEXT_FONT, 600, 12.5,
                isQuiet ? ColorToken.MUTED : ColorToken.TEXT, face.title());
        text(box.x() + SIDE, box.y() + 41, "start", TEXT_FONT, 400, 11.5, ColorToken.MUTED, face.settings());
        if (node.form() == NodeForm.FULL && !face.parameters().isEmpty()) {
            double line = box.bottom() - 16;
            text(box.x() + SIDE, line, "start", TEXT_FONT, 400, 11.5, ColorToken.TEXT, face.parameters() + " par");
            text(box.right() - SIDE, line, "end", TEXT_FONT, 400, 11.5, ColorToken.TEXT, face.macs());
            share(face, box);
        }
    }

    private void share(NodeFace face, Box box) {
        double width = box.width() - 2 * SIDE;
        double top = box.bottom() - 8;
        rectangle(new Box(box.x() + SIDE, top, width, 3), 1.5, ColorToken.BORDER, "");
        if (face.share() > 0) {
            rectangle(new Box(box.x() + SIDE, top, Math.max(3, Math.rint(width * face.share())), 3), 1.5,
                    ColorToken.of(face.category()), "");
        }
    }

    private void port(Point2D middle, ColorToken category) {
        line("<circle cx=\"%s\" cy=\"%s\" r=\"4\" fill=\"%s\" stroke=\"%s\" stroke-width=\"2\"/>",
                number(middle.getX()), number(middle.getY()), color(ColorToken.CANVAS), color(category));
    }

    private void rectangle(Box box, double radius, ColorToken fill, String more) {
        line("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" fill=\"%s\"%s%s/>", number(box.x()),
                number(box.y()), number(box.width()), number(box.height()), number(radius), color(fill),
                opacity(fill), more);
    }

    private void text(double x, double y, String anchor, String font, int weight, double size, ColorToken fill,
            String words) {
        if (!words.isEmpty()) {
            line("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" font-family=\"%s\" font-weight=\"%d\" font-size=\"%s\""
                    + " fill=\"%s\">%s</text>", number(x), number(y), anchor, font, weight, number(size), color(fill),
                    escaped(words));
        }
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private String color(ColorToken token) {
        Color color = colors.get(token);
        return String.format(Locale.ROOT, "#%02x%02x%02x", Math.round(color.getRed() * 255),
                Math.round(color.getGreen() * 255), Math.round(color.getBlue() * 255));
    }

    private String opacity(ColorToken token) {
        double opacity = colors.get(token).getOpacity();
        return opacity == 1 ? "" : " fill-opacity=\"" + number(opacity) + "\"";
    }

    /// At most two digits after the point.
    private static String number(double value) {
        var text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceAll("\\.?0+$", "").isEmpty()
                ? "0"
                : text.contains(".")
                        ? text.replaceAll("\\.?0+$", "")
                        : text;
    }

    private void line(String form, Object... values) {
        svg.append(values.length == 0 ? form : String.format(Locale.ROOT, form, values)).append('\n');
    }
}
