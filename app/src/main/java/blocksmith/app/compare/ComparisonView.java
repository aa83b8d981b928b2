package blocksmith.app.compare;

import blocksmith.app.canvas.geometry.Viewport;
import blocksmith.app.session.ComparisonService;
import blocksmith.app.session.ComparisonState;
import blocksmith.app.session.EditorSession;
import blocksmith.app.theme.Appearance;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.compare.Comparison;
import blocksmith.engine.compare.NodeChange;
import blocksmith.engine.problem.NodeId;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The design shown beside another: the totals of both, both drawings, and what differs. It follows the edits of the
/// design shown. There while something is compared.
public final class ComparisonView extends BorderPane {
    private static final double DRAWINGS = 0.56;

    private final EditorSession session;
    private final ComparisonService service;
    private final ComparedTotals totals = new ComparedTotals();
    private final SideBySide drawings;
    private final DifferenceTable table;
    private final Label summary = StyleClass.MUTED.on(new Label());
    private final Label message = StyleClass.CARD.on(new Label());
    private final SplitPane parts;

    public ComparisonView(EditorSession session, Appearance appearance) {
        this.session = session;
        this.service = session.comparison();
        this.drawings = new SideBySide(appearance, this::choose);
        this.table = new DifferenceTable(this::choose);
        this.parts = new SplitPane(drawings, table);
        setId("comparison");
        StyleClass.PANEL.on(this);
        setFocusTraversable(true);
        setAccessibleText("The design beside another");
        parts.setOrientation(Orientation.VERTICAL);
        parts.setDividerPositions(DRAWINGS);
        message.setId("compare-message");
        message.setWrapText(true);
        message.setMaxWidth(560);
        setMinSize(0, 0);
        setTop(new VBox(bar(), StyleClass.SEPARATED_BELOW.on(new BorderPane(totals))));
        setCenter(new StackPane(parts, message));
        // before the table, which would keep Escape for itself
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        service.stateProperty().subscribe(this::show);
        service.latencyProperty().subscribe(totals::showLatency);
        session.selectionProperty().addListener((_, _, selected) -> follow(selected));
        session.conventionProperty().addListener((_, _, _) -> show(service.stateProperty().get()));
    }

    /// What part of the design shown is seen.
    public ReadOnlyObjectProperty<Viewport> viewportProperty() {
        return drawings.viewportProperty();
    }

    private HBox bar() {
        summary.setId("compare-summary");
        var close = new Button("Close");
        close.setId("compare-close");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(_ -> service.end());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var heading = StyleClass.HEADING.on(new Label("Comparison"));
        heading.setMinWidth(USE_PREF_SIZE);
        var bar = new HBox(12, heading, summary, space, new LatencyBar(service), close);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setPadding(new Insets(8, 14, 8, 18));
        return StyleClass.SEPARATED_BELOW.on(bar);
    }

    private void show(ComparisonState state) {
        setVisible(state.isOpen());
        setManaged(state.isOpen());
        switch (state) {
            case ComparisonState.Closed _ -> drawings.clear();
            case ComparisonState.Preparing(var name) -> {
                drawings.clear();
                say("", "Reading " + name + " …");
            }
            case ComparisonState.Refused(var name, var fact) -> say(name + " cannot be compared", fact);
            case ComparisonState.Compared(_, var comparison) -> show(comparison);
        }
    }

    private void say(String heading, String text) {
        summary.setText(heading);
        message.setText(text);
        message.setVisible(true);
        parts.setVisible(false);
        totals.setVisible(false);
    }

    private void show(Comparison comparison) {
        message.setVisible(false);
        parts.setVisible(true);
        totals.setVisible(true);
        summary.setText(Summary.of(comparison));
        totals.show(comparison, session.conventionProperty().get());
        drawings.show(comparison, session.conventionProperty().get());
        table.show(comparison);
        follow(session.selectionProperty().get());
    }

    /// A node that is not in the design shown cannot be selected there: it is on its side alone.
    private void choose(NodeChange change) {
        session.select(change.after().map(Set::of).orElse(Set.of()));
        select(change);
    }

    private void select(NodeChange change) {
        drawings.select(change);
        table.select(change);
    }

    private void follow(Set<NodeId> selected) {
        if (selected.size() == 1) {
            change(selected.iterator().next()).ifPresent(this::select);
        }
    }

    private Optional<NodeChange> change(NodeId after) {
        return service.stateProperty().get() instanceof ComparisonState.Compared(_, var comparison)
                ? comparison.difference()
                        .nodes()
                        .stream()
                        .filter(change -> change.after().equals(Optional.of(after)))
                        .findFirst()
                : Optional.empty();
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            service.end();
            event.consume();
        } else if (event.isShortcutDown()) {
            look(event);
        }
    }

    /// By the keys that the canvas has for it.
    private void look(KeyEvent event) {
        switch (event.getCode()) {
            case DIGIT0, NUMPAD0 -> drawings.fit();
            case DIGIT1, NUMPAD1 -> drawings.zoomToActualSize();
            case EQUALS, PLUS, ADD -> drawings.zoom(1);
            case MINUS, SUBTRACT -> drawings.zoom(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
