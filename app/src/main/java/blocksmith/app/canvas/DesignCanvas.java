package blocksmith.app.canvas;

import blocksmith.app.canvas.drawing.Drafting;
import blocksmith.app.canvas.drawing.Drawing;
import blocksmith.app.canvas.drawing.PortKey;
import blocksmith.app.canvas.geometry.Box;
import blocksmith.app.canvas.geometry.Viewport;
import blocksmith.app.canvas.gesture.CanvasKeys;
import blocksmith.app.canvas.gesture.Drags;
import blocksmith.app.canvas.gesture.Preview;
import blocksmith.app.canvas.gesture.Surface;
import blocksmith.app.canvas.gesture.TurnAndPinch;
import blocksmith.app.session.EditorSession;
import blocksmith.app.session.Offer;
import blocksmith.app.theme.Appearance;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.problem.NodeId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// The canvas on which a design is seen and edited.
public final class DesignCanvas extends Region {
    /// Below this level of the viewport words cannot be read, and the far view is shown.
    static final int LOWEST_NEAR = -5;
    private static final double AROUND = 16;

    private final EditorSession session;
    private final Appearance appearance;
    private final FontWidths widths = new FontWidths();
    private final Drafting drafting = new Drafting(widths, this::redraw);
    private final Placing placing;
    private final Ground ground = new Ground();
    private final FarView far = new FarView();
    private final World world = new World(widths);
    private final Overlay overlay;
    private final Overview overview = new Overview(this::center);
    private final ReadOnlyObjectWrapper<Viewport> viewport = new ReadOnlyObjectWrapper<>(Viewport.START);
    private final DoubleProperty covered = new SimpleDoubleProperty();
    private Drawing drawing = Drawing.EMPTY;
    private Preview preview = new Preview.Nothing();
    private Optional<PortKey> selectedWire = Optional.empty();
    /// What shows all of the design, as long as the canvas keeps to it.
    private Optional<Viewport> fitted = Optional.of(Viewport.START);

    public DesignCanvas(EditorSession session, Appearance appearance) {
        this.session = session;
        this.appearance = appearance;
        this.placing = new Placing(session, drafting);
        this.overlay = new Overlay(world, session.offers(), this::place, this::requestFocus);
        StyleClass.CANVAS.on(this);
        setId("canvas");
        setAccessibleText("Canvas: the design's nodes and wires");
        setFocusTraversable(true);
        setMinSize(0, 0);
        getChildren().addAll(ground, far, world, overview, overlay);
        clip();
        listen();
        redraw();
    }

    private void clip() {
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
    }

    private void listen() {
        covered.addListener((_, _, _) -> keepFitted());
        session.designProperty().addListener(_ -> redraw());
        session.form().shownProperty().addListener(_ -> redraw());
        session.benchmark().stateProperty().addListener(_ -> redraw());
        session.conventionProperty().addListener(_ -> redraw());
        session.historyProperty().addListener(_ -> fitNewDesign());
        session.selectionProperty().addListener(_ -> refresh());
        viewport.addListener(_ -> refresh());
        appearance.themeProperty().addListener(_ -> refresh());
        var hands = new Hands();
        addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
        addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        Drags.install(this, hands);
        TurnAndPinch.install(this, hands);
        CanvasKeys.install(this, hands);
    }

    public ReadOnlyObjectProperty<Viewport> viewportProperty() {
        return viewport.getReadOnlyProperty();
    }

    /// Shows all of the design, and keeps to that while the canvas changes its size, until something else is looked at.
    public void fit() {
        var whole = drawing.bounds().map(bounds -> Viewport.fitting(bounds, area())).orElse(Viewport.START);
        fitted = Optional.of(whole);
        viewport.set(whole);
    }

    /// A design that was just opened is shown whole. Its analysis comes a little later and makes nodes wider.
    private void fitNewDesign() {
        if (isNewDesign()) {
            fit();
        }
    }

    private boolean isNewDesign() {
        var history = session.historyProperty().get();
        return history.undo() == null && history.redo() == null;
    }

    private Box area() {
        double above = covered.get();
        return Box.ofEdges(AROUND, above, Math.max(AROUND + 1, getWidth() - AROUND),
                Math.max(above + 1, getHeight() - AROUND));
    }

    /// How much of the canvas, from the top, something else lies over, in pixels: designs are fitted in below.
    public DoubleProperty coveredProperty() {
        return covered;
    }

    public void zoomIn() {
        viewport.set(viewport.get().zoomedAt(middle(), 1));
    }

    public void zoomOut() {
        viewport.set(viewport.get().zoomedAt(middle(), -1));
    }

    /// Back to the scale 1.
    public void zoomToActualSize() {
        viewport.set(viewport.get().atLevel(0, middle()));
    }

    private void center(Point2D point) {
        var shift = middle().subtract(viewport.get().toScreen(point));
        viewport.set(viewport.get().panned(Math.rint(shift.getX()), Math.rint(shift.getY())));
    }

    private Point2D middle() {
        return new Point2D(getWidth() / 2, getHeight() / 2);
    }

    /// Brings a node into sight by the shortest way.
    public void reveal(NodeId node) {
        drawing.node(node).ifPresent(
                drawn -> viewport.set(viewport.get().revealing(drawn.box().grown(AROUND), area())));
    }

    /// Adds an operator: after the selected node, or in the middle of what is seen.
    public void add(Offer offer) {
        placing.add(offer, viewport.get().toWorld(middle()), drawing);
        session.selectionProperty().get().forEach(this::reveal);
        requestFocus();
    }

    /// Puts an operator where it was dropped; onto a wire, it is wired in.
    ///
    /// @return whether the point, in the coordinates of the scene, lies on the canvas
    public boolean drop(Offer offer, Point2D scene) {
        var view = sceneToLocal(scene);
        boolean inside = contains(view);
        if (inside) {
            placing.drop(offer, viewport.get().toWorld(view), drawing);
            requestFocus();
        }
        return inside;
    }

    /// What an empty canvas offers, above the words that say how to add an operator.
    public void offerWhenEmpty(Supplier<Node> content) {
        overlay.offerWhenEmpty(content);
    }

    /// Opens the search for an operator in the middle of what is seen.
    public void searchOperators() {
        overlay.search(middle());
    }

    private void place(Offer offer, Point2D view) {
        placing.add(offer, viewport.get().toWorld(view), drawing);
        session.selectionProperty().get().forEach(this::reveal);
    }

    private void hover(MouseEvent event) {
        overlay.hover(drawing, viewport.get(), new Point2D(event.getX(), event.getY()));
    }

    private void redraw() {
        drawing = drafting.draw(session.design(), session.form().shownProperty().get(),
                session.benchmark().stateProperty().get(), session.conventionProperty().get());
        selectedWire = selectedWire.filter(input -> drawing.wireInto(input).isPresent());
        if (isNewDesign()) {
            keepFitted();
        } else if (drawing.nodes().isEmpty()) {
            // what was deleted and comes back is to stand where it was
            fitted = Optional.empty();
        }
        refresh();
    }

    private void refresh() {
        var seen = viewport.get();
        var colors = appearance.colors();
        boolean near = seen.level() >= LOWEST_NEAR;
        ground.show(seen, getWidth(), getHeight(), colors);
        far.setVisible(!near);
        world.setVisible(near);
        var shown = shown();
        if (near) {
            world.show(shown, seen, seen.visible(getWidth(), getHeight()));
            world.select(session.selectionProperty().get(), selectedWire);
        } else {
            far.show(shown, seen, Emphasis.selected(session.selectionProperty().get()), colors, getWidth(),
                    getHeight());
        }
        overview.show(drawing, seen.visible(getWidth(), getHeight()), seen.toWorld(overviewBounds()), colors);
        overlay.show(preview, seen, drawing);
    }

    private Box overviewBounds() {
        return new Box(getWidth() - Overview.WIDTH - 14, getHeight() - Overview.HEIGHT - 14, Overview.WIDTH,
                Overview.HEIGHT);
    }

    private Drawing shown() {
        return switch (preview) {
            case Preview.Changed(var changed) -> changed;
            case Preview.Leading leading -> leading.drawing();
            case Preview.Nothing _,Preview.Band _ -> drawing;
        };
    }

    @Override
    protected void layoutChildren() {
        if (overlay.getWidth() != getWidth() || overlay.getHeight() != getHeight()) {
            overlay.resize(getWidth(), getHeight());
            var corner = overviewBounds();
            overview.resizeRelocate(corner.x(), corner.y(), corner.width(), corner.height());
            keepFitted();
            refresh();
        }
    }

    private void keepFitted() {
        if (fitted.filter(viewport.get()::equals).isPresent()) {
            fit();
        }
    }

    /// The canvas in the hands of gestures.
    private final class Hands implements Surface {
        @Override
        public EditorSession session() {
            return session;
        }

        @Override
        public Drawing drawing() {
            return drawing;
        }

        @Override
        public Viewport viewport() {
            return viewport.get();
        }

        @Override
        public void look(Viewport next) {
            viewport.set(next);
        }

        @Override
        public void preview(Preview next) {
            preview = next;
            refresh();
        }

        @Override
        public Optional<PortKey> selectedWire() {
            return selectedWire;
        }

        @Override
        public void selectWire(PortKey input) {
            selectedWire = Optional.of(input);
            session.select(Set.of());
            refresh();
        }

        @Override
        public void deselectWire() {
            selectedWire = Optional.empty();
            refresh();
        }

        @Override
        public void offerOperators(Point2D view) {
            overlay.search(view);
        }
    }
}
