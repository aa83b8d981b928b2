package blocksmith.app.explain;

import blocksmith.app.session.EditorSession;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.op.Reach;
import blocksmith.engine.problem.NodePath;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Explains the numbers of the selected node. It makes its cards when it is looked at, not before.
public final class ExplainPane extends ScrollPane {
    private final EditorSession session;
    private final VBox cards = new VBox(12);
    private @Nullable NodeAnalysis shown;

    public ExplainPane(EditorSession session) {
        super();
        this.session = session;
        setId("explain");
        getStyleClass().add("bs-scroll");
        cards.setPadding(new Insets(0, 8, 8, 0));
        setContent(cards);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        session.selectionProperty().addListener((_, _, _) -> follow());
        session.analysisProperty().addListener((_, _, _) -> follow());
        session.conventionProperty().addListener((_, _, _) -> {
            shown = null;
            follow();
        });
        visibleProperty().addListener((_, _, _) -> follow());
        say("Select a node to see where its numbers come from.");
    }

    private void follow() {
        if (!isVisible()) {
            return;
        }
        var selected = selected();
        if (selected == null) {
            shown = null;
            say("Select a node to see where its numbers come from.");
        } else if (!selected.equals(shown)) {
            shown = selected;
            show(selected);
        }
    }

    private @Nullable NodeAnalysis selected() {
        var selection = session.selectionProperty().get();
        return selection.size() == 1
                ? session.analysisProperty().get().nodes().get(NodePath.of(selection.iterator().next()))
                : null;
    }

    private void show(NodeAnalysis node) {
        switch (node) {
            case NodeAnalysis.Known known -> explain(known);
            case NodeAnalysis.Unknown unknown -> say(unknown.problems()
                    .stream()
                    .findFirst()
                    .map(problem -> problem.fact() + " " + problem.fix())
                    .orElse("It waits for a node before it whose shape is not known."));
        }
    }

    private void explain(NodeAnalysis.Known known) {
        cards.getChildren().setAll(
                Explanations.of(known, session.conventionProperty().get()).stream().map(ExplanationCard::new).toList());
        var reach = known.node().operator().reach(known.arriving().incoming());
        if (reach instanceof Reach.Window window && WindowDrawing.suits(window)) {
            cards.getChildren().add(new WindowDrawing(window, known.category()));
        }
    }

    private void say(String text) {
        var label = StyleClass.MUTED.on(new Label(text));
        label.setWrapText(true);
        cards.getChildren().setAll(label);
    }
}
