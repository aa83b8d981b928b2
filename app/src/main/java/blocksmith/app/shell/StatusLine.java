package blocksmith.app.shell;

import blocksmith.app.canvas.geometry.Viewport;
import blocksmith.app.session.EditorSession;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The line below: problems first, then what is open and how large it is shown. A click on the problems lists them, and
/// a click on one leads to its node.
final class StatusLine extends HBox {
    private static final int MOST_LISTED = 20;

    private final EditorSession session;
    private final Consumer<NodeId> reveal;
    private final Button problems = StyleClass.QUIET.on(new Button());
    private final Label nodes = StyleClass.MUTED.on(new Label());
    private final Label saved = StyleClass.MUTED.on(new Label());
    private final Label file = StyleClass.MUTED.on(new Label());
    private final Label zoom = StyleClass.MUTED.on(new Label());

    StatusLine(EditorSession session, ObservableValue<Viewport> viewport, Consumer<NodeId> reveal) {
        super(22);
        this.session = session;
        this.reveal = reveal;
        setId("status-line");
        setAlignment(Pos.CENTER_LEFT);
        StyleClass.SEPARATED_ABOVE.on(StyleClass.PANEL.on(this));
        getStyleClass().add("bs-status");
        problems.setId("status-problems");
        problems.setFocusTraversable(false);
        problems.setOnAction(_ -> list());
        nodes.setId("status-nodes");
        saved.setId("status-saved");
        file.setId("status-file");
        zoom.setId("status-zoom");
        var space = new Region();
        setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(problems, nodes, saved, space, file, zoom);
        session.analysisProperty().addListener((_, _, _) -> showProblems());
        session.designProperty().addListener((_, _, _) -> showDocument());
        session.fileProperty().addListener((_, _, _) -> showDocument());
        session.historyProperty().addListener((_, _, _) -> showDocument());
        viewport.addListener((_, _, now) -> showZoom(now.scale()));
        showZoom(viewport.getValue().scale());
        showProblems();
        showDocument();
    }

    private void showZoom(double factor) {
        zoom.setText(String.format(Locale.ROOT, "%.0f %%", 100 * factor));
    }

    private void showProblems() {
        var all = session.analysisProperty().get().problems();
        long errors = all.stream().filter(Problem::isError).count();
        var style = errors > 0 ? StyleClass.WRONG : all.isEmpty() ? StyleClass.BETTER : StyleClass.WORSE;
        problems.getStyleClass().setAll("button", StyleClass.QUIET.cssName(), style.cssName());
        problems.setText(all.isEmpty() ? "No problems" : summary(all));
        problems.setDisable(all.isEmpty());
    }

    private static String summary(List<Problem> all) {
        var first = all.stream().filter(Problem::isError).findFirst().orElse(all.getFirst());
        var count = all.size() == 1 ? "1 problem" : all.size() + " problems";
        return count + "  ·  " + first;
    }

    private void list() {
        var menu = new ContextMenu();
        menu.setId("problem-list");
        session.analysisProperty().get().problems().stream().limit(MOST_LISTED).forEach(problem -> {
            var item = new MenuItem(problem.toString());
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> lead(problem));
            menu.getItems().add(item);
        });
        menu.show(problems, javafx.geometry.Side.TOP, 0, 0);
    }

    private void lead(Problem problem) {
        var node = problem.place().node();
        if (node != null) {
            reveal.accept(node.root());
        }
    }

    private void showDocument() {
        int count = session.design().nodes().size();
        nodes.setText(count == 1 ? "1 node" : count + " nodes");
        var path = session.fileProperty().get();
        file.setText(path == null ? session.design().name() : String.valueOf(path.getFileName()));
        saved.setText(session.hasUnsavedChanges() ? "Not saved" : path == null ? "" : "Saved");
    }
}
