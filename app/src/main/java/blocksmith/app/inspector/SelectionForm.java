package blocksmith.app.inspector;

import blocksmith.app.session.EditorSession;
import blocksmith.app.text.Numbers;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.problem.NodePath;
import java.util.List;
import java.util.function.ToLongFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Several nodes: what they come to together.
final class SelectionForm implements Form {
    private final EditorSession session;
    private final VBox content = new VBox(8);

    SelectionForm(EditorSession session) {
        this.session = session;
        content.setId("selection-form");
        content.getStyleClass().add("bs-form");
    }

    @Override
    public VBox content() {
        return content;
    }

    @Override
    public void show() {
        content.getChildren()
                .setAll(
                        row("Parameters", sum(NodeAnalysis.Known::parameters)),
                        row("Weights", sum(NodeAnalysis.Known::weights)),
                        row("MACs", sum(NodeAnalysis.Known::macs)),
                        row("Activations, bytes", sum(node -> node.activationBytes().value())));
    }

    private long sum(ToLongFunction<NodeAnalysis.Known> count) {
        return known().stream().mapToLong(count).sum();
    }

    private List<NodeAnalysis.Known> known() {
        var nodes = session.analysisProperty().get().nodes();
        return session.selectionProperty()
                .get()
                .stream()
                .map(id -> nodes.get(NodePath.of(id)))
                .filter(NodeAnalysis.Known.class::isInstance)
                .map(NodeAnalysis.Known.class::cast)
                .toList();
    }

    private static HBox row(String name, long count) {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(StyleClass.MUTED.on(new Label(name)), space,
                StyleClass.NUMBER.on(new Label(Numbers.exact(count))));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// There is nothing to type.
    @Override
    public void commit() {
        show();
    }
}
