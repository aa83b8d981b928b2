package blocksmith.app.inspector;

import blocksmith.app.session.EditorSession;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.PortOrder;
import blocksmith.engine.problem.NodeId;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The place of an Input or Output among the ports of nodes that stand for the design. Not there where it is the only one.
final class PortPlace extends HBox {
    private final EditorSession session;
    private final NodeId node;
    private final Label place = StyleClass.MUTED.on(new Label());
    private final Button earlier = button("port-earlier", "↑", "Put the port before the one above");
    private final Button later = button("port-later", "↓", "Put the port behind the one below");

    PortPlace(EditorSession session, NodeId node) {
        super(8);
        this.session = session;
        this.node = node;
        place.setId("port-place");
        earlier.setOnAction(_ -> move(-1));
        later.setOnAction(_ -> move(1));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(place, space, earlier, later);
    }

    private static Button button(String id, String sign, String name) {
        var button = StyleClass.QUIET.on(new Button(sign));
        button.setId(id);
        button.setTooltip(new Tooltip(name));
        button.setAccessibleText(name);
        return button;
    }

    private void move(int by) {
        session.edit(new Edit.MovePort(node, PortOrder.around(session.design(), node).indexOf(node) + by));
    }

    void show() {
        var ports = PortOrder.around(session.design(), node);
        int index = ports.indexOf(node);
        setVisible(ports.size() > 1);
        setManaged(ports.size() > 1);
        place.setText("Port " + (index + 1) + " of " + ports.size());
        earlier.setDisable(index == 0);
        later.setDisable(index == ports.size() - 1);
    }
}
