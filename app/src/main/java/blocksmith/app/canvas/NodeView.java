package blocksmith.app.canvas;

import blocksmith.app.canvas.drawing.DrawnNode;
import blocksmith.app.canvas.drawing.NodeFace.Condition;
import blocksmith.app.canvas.drawing.PortKey;
import blocksmith.app.canvas.drawing.Side;
import blocksmith.app.canvas.geometry.NodeForm;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.op.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A node: a plate with the category's edge, its words, its share of the work, and its ports.
final class NodeView extends Region {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private static final PseudoClass ABSENT = PseudoClass.getPseudoClass("absent");
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");
    private static final double SIDE = 11;
    private static final double TOP = 11;
    private static final double MARK_HEIGHT = 15;

    private final Region plate = StyleClass.NODE_PLATE.on(new Region());
    private final Label title = StyleClass.NODE_TITLE.on(new Label());
    private final Label latency = StyleClass.NODE_LATENCY.on(new Label());
    private final Label settings = StyleClass.NODE_SETTINGS.on(new Label());
    private final Label parameters = StyleClass.NODE_FOOTER.on(new Label());
    private final Label unit = StyleClass.NODE_UNIT.on(new Label("par"));
    private final Label macs = StyleClass.NODE_FOOTER.on(new Label());
    private final Region share = StyleClass.SHARE.on(new Region());
    private final Region shareFill = StyleClass.SHARE_FILL.on(new Region());
    private final Label mark = StyleClass.PROBLEM_MARK.on(new Label("!"));
    private final Tooltip tooltip = new Tooltip();
    private final List<PortView> ports = new ArrayList<>();
    private @Nullable DrawnNode shown;
    private @Nullable Category category;
    private @Nullable NodeMark changed;
    /// Made for the first mark: few nodes ever have one.
    private @Nullable Label changeMark;

    NodeView() {
        StyleClass.NODE.on(this);
        setAccessibleRole(AccessibleRole.NODE);
        getChildren().addAll(plate, title, latency, settings, parameters, unit, macs, share, shareFill, mark);
        settings.setWrapText(true);
        setManaged(false);
        Tooltip.install(this, tooltip);
    }

    void show(DrawnNode node) {
        shown = node;
        setId("node-" + node.id());
        setAccessibleText(node.face().spoken());
        dress(node.face().category());
        say(node);
        showPorts(node);
        resizeRelocate(node.box().x(), node.box().y(), node.box().width(), node.box().height());
        requestLayout();
    }

    private void dress(Category next) {
        if (category != next) {
            if (category != null) {
                getStyleClass().remove(StyleClass.of(category).cssName());
            }
            StyleClass.of(next).on(this);
            category = next;
        }
    }

    private void say(DrawnNode node) {
        var face = node.face();
        boolean full = node.form() == NodeForm.FULL && !face.parameters().isEmpty();
        title.setText(face.title());
        latency.setText(face.latency());
        settings.setText(tellsWhatIsWrong(node) ? face.message() : face.settings());
        parameters.setText(face.parameters());
        macs.setText(face.macs());
        List.of(parameters, unit, macs, share, shareFill).forEach(part -> part.setVisible(full));
        mark.setVisible(face.condition() == Condition.WRONG || face.condition() == Condition.DOUBTFUL);
        tooltip.setText(face.message().isEmpty() ? face.spoken() : face.message());
        pseudoClassStateChanged(WRONG, face.condition() == Condition.WRONG);
        pseudoClassStateChanged(DOUBTFUL, face.condition() == Condition.DOUBTFUL);
        pseudoClassStateChanged(QUIET,
                face.condition() == Condition.BYPASSED || face.condition() == Condition.WAITING
                        || face.condition() == Condition.ABSENT);
        pseudoClassStateChanged(ABSENT, face.condition() == Condition.ABSENT);
    }

    /// A large node has room for the words themselves.
    private static boolean tellsWhatIsWrong(DrawnNode node) {
        return node.form() == NodeForm.FULL && node.face().condition() == Condition.WRONG;
    }

    private void showPorts(DrawnNode node) {
        int count = node.ports(Side.INPUT).size() + node.ports(Side.OUTPUT).size();
        while (ports.size() < count) {
            var port = new PortView();
            ports.add(port);
            getChildren().add(port);
        }
        int next = 0;
        for (var side : Side.values()) {
            for (int i = 0; i < node.ports(side).size(); i++) {
                ports.get(next++).show(node, side, i);
            }
        }
        ports.subList(next, ports.size()).forEach(PortView::hide);
    }

    void select(Selected selected) {
        pseudoClassStateChanged(SELECTED, selected == Selected.YES);
    }

    /// @param next null for none
    void mark(@Nullable NodeMark next) {
        if (next != null && shown != null) {
            setAccessibleText(next.word() + ": " + shown.face().spoken());
        }
        if (next == changed) {
            return;
        }
        if (changed != null) {
            getStyleClass().remove(changed.style().cssName());
        }
        changed = next;
        var label = changeMark == null ? StyleClass.CHANGE_MARK.on(new Label()) : changeMark;
        if (changeMark == null) {
            changeMark = label;
            getChildren().add(label);
        }
        label.setVisible(next != null);
        pseudoClassStateChanged(MARKED, next != null);
        if (next != null) {
            next.style().on(this);
            label.setText(next.words());
        }
        requestLayout();
    }

    enum Selected {
        YES, NO
    }

    /// Fades the ports that cannot take a wire.
    void fade(Map<PortKey, String> refusals) {
        ports.forEach(port -> port.fade(refusals));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        plate.resizeRelocate(0, 0, width, height);
        double clock = latency.prefWidth(-1);
        place(latency, width - SIDE - clock, TOP + 1, clock);
        place(title, SIDE, TOP, width - 2 * SIDE - (latency.getText().isEmpty() ? 0 : clock + 2));
        settings.resizeRelocate(SIDE, TOP + 18, width - 2 * SIDE,
                Math.min(settings.prefHeight(width - 2 * SIDE), height - TOP - 21));
        double count = parameters.prefWidth(-1);
        place(parameters, SIDE, height - 28, count);
        place(unit, SIDE + count + 4, height - 28, unit.prefWidth(-1));
        double work = macs.prefWidth(-1);
        place(macs, width - SIDE - work, height - 28, work);
        layoutShare(width - 2 * SIDE, height - 8);
        mark.resizeRelocate(width - 10, -7, 16, 16);
        if (changeMark != null) {
            changeMark.resizeRelocate(-1, -MARK_HEIGHT - 2, changeMark.prefWidth(-1), MARK_HEIGHT);
        }
    }

    private void layoutShare(double width, double top) {
        share.resizeRelocate(SIDE, top, width, 3);
        double part = shown == null ? 0 : shown.face().share();
        shareFill.resizeRelocate(SIDE, top, part == 0 ? 0 : Math.max(3, Math.rint(width * part)), 3);
    }

    private static void place(Label label, double x, double y, double width) {
        label.resizeRelocate(x, y, width, label.prefHeight(width));
    }
}
