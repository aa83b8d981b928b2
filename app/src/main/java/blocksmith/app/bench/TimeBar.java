package blocksmith.app.bench;

import blocksmith.app.session.NodeTime;
import blocksmith.app.text.KernelWords;
import blocksmith.app.text.Numbers;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.op.Category;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// One step, or a layer of one: what it does, a bar, its time and its kernel. A click selects the nodes whose work it does.
final class TimeBar extends HBox {
    /// Width at which the bar is long enough beside the kernel's name.
    private static final double ROOM_FOR_KERNEL = 480;

    private final Label name = new Label();
    private final StackPane track = StyleClass.BAR.on(new StackPane());
    private final Region fill = StyleClass.BAR_FILL.on(new Region());
    private final Label millis = StyleClass.NUMBER.on(new Label());
    private final Label kernel = StyleClass.SMALL.on(StyleClass.MUTED.on(new Label()));
    private final Tooltip reason = new Tooltip();
    private List<NodePath> nodes = List.of();
    private String why = "";
    private double share;
    private @Nullable Category category;

    TimeBar(Consumer<List<NodeId>> select) {
        super(10);
        setAlignment(Pos.CENTER_LEFT);
        setCursor(Cursor.HAND);
        setOnMouseClicked(_ -> select.accept(nodes.stream().map(NodePath::root).distinct().toList()));
        width(name, 190);
        width(millis, 62);
        width(kernel, 124);
        kernel.visibleProperty().bind(widthProperty().greaterThan(ROOM_FOR_KERNEL));
        kernel.managedProperty().bind(kernel.visibleProperty());
        millis.setAlignment(Pos.CENTER_RIGHT);
        track.setAlignment(Pos.CENTER_LEFT);
        track.getChildren().add(fill);
        track.widthProperty().subscribe(this::sizeFill);
        setHgrow(track, Priority.ALWAYS);
        getChildren().addAll(name, track, millis, kernel);
    }

    private static void width(Label label, double width) {
        label.setMinWidth(width);
        label.setPrefWidth(width);
        label.setMaxWidth(width);
    }

    void show(NodeTime time, String title, Category colour, double longest) {
        nodes = time.nodes();
        name.setText(title);
        millis.setText(Numbers.significant(time.millis()));
        kernel.setText(nodes.isEmpty() ? "NCHW / NHWC" : time.kernel());
        share = longest > 0 ? time.millis() / longest : 0;
        setAccessibleText(title + ": " + millis.getText() + " ms, " + time.kernel());
        explain(KernelWords.why(time.step(), time.measured(), time.declined()));
        paint(colour);
        sizeFill();
    }

    /// Why the kernel was chosen.
    private void explain(String words) {
        if (words.equals(why)) {
            return;
        }
        why = words;
        reason.setText(words);
        setAccessibleHelp(words);
        if (words.isEmpty()) {
            Tooltip.uninstall(this, reason);
        } else {
            Tooltip.install(this, reason);
        }
    }

    private void paint(Category colour) {
        if (colour != category) {
            category = colour;
            fill.getStyleClass().setAll(StyleClass.BAR_FILL.cssName(), StyleClass.of(colour).cssName());
        }
    }

    private void sizeFill() {
        fill.setMaxWidth(share * track.getWidth());
    }
}
