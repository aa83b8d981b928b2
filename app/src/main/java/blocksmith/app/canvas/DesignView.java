package blocksmith.app.canvas;

import blocksmith.app.canvas.drawing.Drafting;
import blocksmith.app.canvas.drawing.Drawing;
import blocksmith.app.canvas.drawing.Hit;
import blocksmith.app.canvas.geometry.Box;
import blocksmith.app.canvas.geometry.Viewport;
import blocksmith.app.canvas.gesture.Sight;
import blocksmith.app.canvas.gesture.TurnAndPinch;
import blocksmith.app.session.BenchmarkState;
import blocksmith.app.theme.Appearance;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.design.Design;
import blocksmith.engine.op.Convention;
import blocksmith.engine.problem.NodeId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// A design as the canvas shows it, to be looked at: any button holds it, the wheel turns it, a click chooses a node.
public final class DesignView extends Region {
    private static final double AROUND = 24;
    /// Room for the marks over the uppermost nodes.
    private static final double ABOVE = 36;

    private final Appearance appearance;
    private final FontWidths widths = new FontWidths();
    private final Drafting drafting = new Drafting(widths, this::redraw);
    private final Ground ground = new Ground();
    private final FarView far = new FarView();
    private final World world = new World(widths);
    private final ObjectProperty<Viewport> viewport = new SimpleObjectProperty<>(Viewport.START);
    private final Consumer<NodeId> choose;
    private Drawing drawing = Drawing.EMPTY;
    private Emphasis emphasis = Emphasis.selected(Set.of());
    private @Nullable Subject subject;

    private record Subject(Design design, Analysis analysis, Convention convention) {
    }

    /// @param choose told of a node that was clicked
    public DesignView(Appearance appearance, Consumer<NodeId> choose) {
        this.appearance = appearance;
        this.choose = choose;
        StyleClass.CANVAS.on(this);
        setMinSize(0, 0);
        setFocusTraversable(false);
        getChildren().addAll(ground, far, world);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        viewport.addListener((_, _, _) -> refresh());
        appearance.themeProperty().addListener((_, _, _) -> refresh());
        widthProperty().addListener((_, _, _) -> refresh());
        heightProperty().addListener((_, _, _) -> refresh());
        var hand = new Hand();
        TurnAndPinch.install(this, hand);
        addEventHandler(MouseEvent.MOUSE_PRESSED, hand::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, hand::drag);
        addEventHandler(MouseEvent.MOUSE_CLICKED, hand::click);
    }

    /// What part is seen; it may be set.
    public ObjectProperty<Viewport> viewportProperty() {
        return viewport;
    }

    public void show(Design design, Analysis analysis, Convention convention) {
        subject = new Subject(design, analysis, convention);
        redraw();
    }

    public void mark(Map<NodeId, NodeMark> marks) {
        emphasis = new Emphasis(emphasis.selection(), marks);
        refresh();
    }

    public void select(Set<NodeId> nodes) {
        emphasis = new Emphasis(nodes, emphasis.marks());
        refresh();
    }

    /// How the whole design is seen.
    public Viewport fitted() {
        return drawing.bounds().map(bounds -> Viewport.fitting(bounds, area())).orElse(Viewport.START);
    }

    public Point2D middle() {
        return new Point2D(area().centerX(), area().centerY());
    }

    /// Brings a node into sight by the shortest way; nothing is in sight before the view has its size.
    public void reveal(NodeId node) {
        drawing.node(node)
                .filter(_ -> getWidth() > 0 && getHeight() > 0)
                .ifPresent(drawn -> viewport.set(viewport.get().revealing(drawn.box().grown(AROUND), area())));
    }

    private Box area() {
        return Box.ofEdges(AROUND, ABOVE, Math.max(AROUND + 1, getWidth() - AROUND),
                Math.max(ABOVE + 1, getHeight() - AROUND));
    }

    private void redraw() {
        var known = subject;
        if (known != null) {
            drawing = drafting.draw(known.design(), known.analysis(), BenchmarkState.EMPTY, known.convention());
            refresh();
        }
    }

    private void refresh() {
        var seen = viewport.get();
        var colors = appearance.colors();
        boolean near = seen.level() >= DesignCanvas.LOWEST_NEAR;
        ground.show(seen, getWidth(), getHeight(), colors);
        far.setVisible(!near);
        world.setVisible(near);
        if (near) {
            world.show(drawing, seen, seen.visible(getWidth(), getHeight()));
            world.select(emphasis.selection(), Optional.empty());
            world.mark(emphasis.marks());
        } else {
            far.show(drawing, seen, emphasis, colors, getWidth(), getHeight());
        }
    }

    private final class Hand implements Sight {
        private Point2D pressed = Point2D.ZERO;
        private Viewport before = Viewport.START;

        @Override
        public Viewport viewport() {
            return viewport.get();
        }

        @Override
        public void look(Viewport next) {
            viewport.set(next);
        }

        private void press(MouseEvent event) {
            pressed = new Point2D(event.getX(), event.getY());
            before = viewport.get();
        }

        private void drag(MouseEvent event) {
            look(before.panned(event.getX() - pressed.getX(), event.getY() - pressed.getY()));
        }

        private void click(MouseEvent event) {
            var world = viewport.get().toWorld(new Point2D(event.getX(), event.getY()));
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()
                    && drawing.at(world, 0) instanceof Hit.OnNode(var node)) {
                choose.accept(node.id());
            }
        }
    }
}
