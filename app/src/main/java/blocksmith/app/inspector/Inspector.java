package blocksmith.app.inspector;

import blocksmith.app.code.CodePane;
import blocksmith.app.explain.ExplainPane;
import blocksmith.app.session.EditorSession;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.design.Node;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Shows and changes what is selected: one node, several, or the design itself when nothing is.
public final class Inspector extends VBox {
    private final EditorSession session;
    private final Label heading = StyleClass.HEADING.on(new Label());
    private final ScrollPane properties = new ScrollPane();
    private final ToggleButton propertiesTab = tab("Properties", "tab-properties");
    private final ToggleButton explainTab = tab("Explain", "tab-explain");
    private final ToggleButton codeTab = tab("PyTorch", "tab-code");
    private Form form;

    public Inspector(EditorSession session) {
        super(12);
        this.session = session;
        this.form = new DesignForm(session);
        setId("inspector");
        StyleClass.SEPARATED_LEFT.on(StyleClass.PANEL.on(this));
        getStyleClass().add("bs-inspector");
        heading.setId("inspector-heading");
        properties.setFitToWidth(true);
        properties.getStyleClass().add("bs-scroll");
        properties.setFocusTraversable(false);
        getChildren().addAll(heading, tabs(), pages());
        session.selectionProperty().addListener((_, _, _) -> choose());
        session.designProperty().addListener((_, _, _) -> follow());
        session.analysisProperty().addListener((_, _, _) -> follow());
        choose();
    }

    /// Takes over what is typed in a field and not entered yet.
    public void enterPending() {
        form.commit();
    }

    /// Turns to the page of formulas and sources.
    public void showExplanations() {
        explainTab.setSelected(true);
    }

    /// Turns to the code.
    public void showCode() {
        codeTab.setSelected(true);
    }

    /// Whether the page of code is shown, which needs more room than the others.
    public ReadOnlyBooleanProperty codeShownProperty() {
        return codeTab.selectedProperty();
    }

    private static ToggleButton tab(String name, String id) {
        var tab = new ToggleButton(name);
        tab.setId(id);
        tab.getStyleClass().setAll("bs-tab");
        return tab;
    }

    private HBox tabs() {
        var group = new ToggleGroup();
        group.getToggles().addAll(propertiesTab, explainTab, codeTab);
        group.selectToggle(propertiesTab);
        // a press on the chosen tab must not leave none chosen
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            }
        });
        var tabs = new HBox(16, propertiesTab, explainTab, codeTab);
        tabs.getStyleClass().add("bs-tabs");
        return tabs;
    }

    private StackPane pages() {
        var explain = new ExplainPane(session);
        properties.visibleProperty().bind(propertiesTab.selectedProperty());
        explain.visibleProperty().bind(explainTab.selectedProperty());
        var code = new CodePane(session);
        code.visibleProperty().bind(codeTab.selectedProperty());
        var pages = new StackPane(properties, explain, code);
        setVgrow(pages, Priority.ALWAYS);
        return pages;
    }

    /// Another form when something else is selected; the old one keeps what is being typed until then.
    private void choose() {
        form.commit();
        form = formFor(session.selectionProperty().get());
        properties.setContent(form.content());
        show();
    }

    private Form formFor(Set<NodeId> selected) {
        if (selected.isEmpty()) {
            return new DesignForm(session);
        }
        var node = session.design().nodes().get(selected.iterator().next());
        return selected.size() == 1 && node != null ? new NodeForm(session, node) : new SelectionForm(session);
    }

    private void follow() {
        if (form instanceof NodeForm shown && !isStill(shown)) {
            choose();
        }
        show();
    }

    /// Whether the node that the form is for is there, and has the operator that the form's fields are of.
    private boolean isStill(NodeForm shown) {
        Node node = session.design().nodes().get(shown.node());
        return node != null && shown.isOf(node);
    }

    private void show() {
        form.show();
        heading.setText(title());
    }

    private String title() {
        var selected = session.selectionProperty().get();
        if (selected.isEmpty()) {
            return session.design().name();
        }
        if (selected.size() > 1) {
            return selected.size() + " nodes";
        }
        var id = selected.iterator().next();
        var node = session.design().nodes().get(id);
        var analysis = session.analysisProperty().get().nodes().get(NodePath.of(id));
        if (node != null && node.title() != null) {
            return node.title();
        }
        var group = session.analysisProperty().get().graph().groups().get(NodePath.of(id));
        if (group != null) {
            return group.name();
        }
        return analysis == null ? id.value() : analysis.title();
    }
}
