package blocksmith.app.canvas;

import blocksmith.app.canvas.drawing.DrawnNode;
import blocksmith.app.canvas.drawing.PortKey;
import blocksmith.app.canvas.drawing.Side;
import blocksmith.app.theme.StyleClass;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A port: a small ring on a node's edge.
final class PortView extends Region {
    private static final PseudoClass REFUSING = PseudoClass.getPseudoClass("refusing");
    private static final double SIZE = 10;

    private @Nullable PortKey key;

    PortView() {
        StyleClass.PORT.on(this);
    }

    void show(DrawnNode node, Side side, int index) {
        var port = node.ports(side).get(index);
        var middle = node.port(side, index).subtract(node.box().x(), node.box().y());
        key = new PortKey(node.id(), side, port.name());
        setId("port-" + node.id() + "-" + port.name());
        setAccessibleText(port.label() + " of " + node.face().title());
        setVisible(true);
        resizeRelocate(middle.getX() - SIZE / 2, middle.getY() - SIZE / 2, SIZE, SIZE);
    }

    void hide() {
        key = null;
        setId(null);
        setVisible(false);
    }

    void fade(Map<PortKey, String> refusals) {
        pseudoClassStateChanged(REFUSING, key != null && refusals.containsKey(key));
    }
}
