package blocksmith.app.canvas;

import blocksmith.app.canvas.drawing.Drawing;
import blocksmith.app.canvas.drawing.DrawnFrame;
import blocksmith.app.canvas.drawing.DrawnNode;
import blocksmith.app.canvas.drawing.DrawnWire;
import blocksmith.app.canvas.drawing.PortKey;
import blocksmith.app.canvas.drawing.TextWidths;
import blocksmith.app.canvas.geometry.Box;
import blocksmith.app.canvas.geometry.Viewport;
import blocksmith.app.canvas.geometry.WirePath;
import blocksmith.engine.problem.NodeId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.CacheHint;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;
import javafx.util.Duration;

/// The near view: what is visible, as nodes of the scene. While the scale changes they are shown as they were drawn last,
/// and drawn anew when it rests.
final class World extends Pane {
    private static final Duration REST = Duration.millis(120);
    private static final double MARGIN = 24;
    /// A chip leaves this much of a straight wire to be seen.
    private static final double WIRE_SEEN = 12;

    private final Translate translate = new Translate();
    private final Scale scale = new Scale();
    private final Pane frameLayer = new Pane();
    private final Pane wireLayer = new Pane();
    private final Pane nodeLayer = new Pane();
    private final Pane chipLayer = new Pane();
    private final Pool<String, DrawnFrame, FrameView> frames = new Pool<>(frameLayer, FrameView::new, FrameView::show);
    private final Pool<PortKey, DrawnWire, WireView> wires = new Pool<>(wireLayer, WireView::new, WireView::show);
    private final Pool<NodeId, DrawnNode, NodeView> nodes = new Pool<>(nodeLayer, World::newNode, NodeView::show);
    private final Pool<PortKey, Chip.Content, Chip> chips = new Pool<>(chipLayer, World::newChip, Chip::show);
    private final WireView leading = new WireView();
    private final PauseTransition rest = new PauseTransition(REST);
    private final TextWidths widths;

    World(TextWidths widths) {
        this.widths = widths;
        getTransforms().addAll(translate, scale);
        setPickOnBounds(false);
        leading.pseudoClassStateChanged(PseudoClass.getPseudoClass("leading"), true);
        leading.setVisible(false);
        var leadingLayer = new Pane(leading);
        for (var layer : new Pane[]{frameLayer, wireLayer, nodeLayer, leadingLayer, chipLayer}) {
            layer.setPickOnBounds(false);
            layer.setManaged(false);
            getChildren().add(layer);
        }
        chipLayer.setMouseTransparent(true);
        leadingLayer.setMouseTransparent(true);
        rest.setOnFinished(_ -> hint(CacheHint.QUALITY));
    }

    private static NodeView newNode() {
        return cached(new NodeView());
    }

    private static Chip newChip() {
        return cached(new Chip());
    }

    private static <N extends Node> N cached(N node) {
        node.setCache(true);
        node.setCacheHint(CacheHint.QUALITY);
        return node;
    }

    private void hint(CacheHint hint) {
        nodes.forAll(view -> view.setCacheHint(hint));
        chips.forAll(view -> view.setCacheHint(hint));
    }

    /// @param seen the part of the canvas that is visible
    void show(Drawing drawing, Viewport viewport, Box seen) {
        place(viewport);
        var area = seen.grown(MARGIN);
        var visible = new LinkedHashMap<NodeId, DrawnNode>();
        drawing.nodes().forEach((id, node) -> {
            if (node.box().intersects(area)) {
                visible.put(id, node);
            }
        });
        var crossing = new LinkedHashMap<PortKey, DrawnWire>();
        drawing.wires().forEach((key, wire) -> {
            if (wire.path().bounds().grown(1).intersects(area)) {
                crossing.put(key, wire);
            }
        });
        nodes.show(visible);
        wires.show(crossing);
        chips.show(chips(crossing));
        frames.show(frames(drawing, area));
    }

    private void place(Viewport viewport) {
        translate.setX(viewport.x());
        translate.setY(viewport.y());
        if (scale.getX() != viewport.scale()) {
            hint(CacheHint.SPEED);
            rest.playFromStart();
            scale.setX(viewport.scale());
            scale.setY(viewport.scale());
        }
    }

    private Map<PortKey, Chip.Content> chips(Map<PortKey, DrawnWire> crossing) {
        var contents = new LinkedHashMap<PortKey, Chip.Content>();
        crossing.forEach((key, wire) -> {
            var content = chip(wire);
            if (!wire.shape().isEmpty() && content.width() + WIRE_SEEN <= wire.path().labelRoom()) {
                contents.put(key, content);
            }
        });
        return contents;
    }

    Chip.Content chip(DrawnWire wire) {
        return new Chip.Content(wire.label(), wire.path().labelPoint(), widths.label(wire.label()));
    }

    private static Map<String, DrawnFrame> frames(Drawing drawing, Box area) {
        var visible = new LinkedHashMap<String, DrawnFrame>();
        for (var frame : drawing.drawnFrames()) {
            if (frame.box().intersects(area)) {
                visible.put(frame.id(), frame);
            }
        }
        return visible;
    }

    boolean hasChip(PortKey input) {
        return chips.view(input).isPresent();
    }

    void select(Set<NodeId> selection, Optional<PortKey> wire) {
        nodes.forEach((id, view) -> view.select(selected(selection.contains(id))));
        wires.forEach((key, view) -> view.select(selected(wire.filter(key::equals).isPresent())));
    }

    void mark(Map<NodeId, NodeMark> marks) {
        nodes.forEach((id, view) -> view.mark(marks.get(id)));
    }

    private static NodeView.Selected selected(boolean yes) {
        return yes ? NodeView.Selected.YES : NodeView.Selected.NO;
    }

    void lead(WirePath path, Map<PortKey, String> refusals) {
        leading.show(path);
        leading.setVisible(true);
        nodes.views().forEach(view -> view.fade(refusals));
    }

    void endLeading() {
        leading.setVisible(false);
        nodes.views().forEach(view -> view.fade(Map.of()));
    }
}
