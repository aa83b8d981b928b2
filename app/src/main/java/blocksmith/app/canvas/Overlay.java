package blocksmith.app.canvas;

import blocksmith.app.canvas.drawing.Drawing;
import blocksmith.app.canvas.drawing.DrawnWire;
import blocksmith.app.canvas.drawing.Hit;
import blocksmith.app.canvas.geometry.Box;
import blocksmith.app.canvas.geometry.Viewport;
import blocksmith.app.canvas.gesture.Preview;
import blocksmith.app.session.Offer;
import blocksmith.app.session.Offers;
import blocksmith.app.theme.StyleClass;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What lies over the canvas and keeps its size at every scale: the rubber band, the reason why a port cannot take a wire,
/// the shape on the wire under the pointer, the search, and the words of an empty canvas.
final class Overlay extends Pane {
    private static final Point2D BESIDE_POINTER = new Point2D(14, 16);

    private final World world;
    private final Region band = StyleClass.RUBBER_BAND.on(new Region());
    private final Label refusal = StyleClass.REFUSAL.on(new Label());
    private final Chip hovered = new Chip();
    private final VBox empty = StyleClass.EMPTY_CANVAS.on(new VBox());
    private final OperatorSearch search;
    private Optional<Supplier<Node>> offer = Optional.empty();
    private Point2D searchedAt = Point2D.ZERO;

    /// @param place puts the operator that was found at a point of the view
    /// @param back  told when the search is over
    Overlay(World world, Offers offers, BiConsumer<Offer, Point2D> place, Runnable back) {
        this.world = world;
        this.search = new OperatorSearch(offers, offer -> place.accept(offer, searchedAt), back);
        setPickOnBounds(false);
        setManaged(false);
        band.setId("rubber-band");
        refusal.setId("refusal");
        hovered.setId("hovered-shape");
        empty.setId("empty-canvas");
        empty.setPickOnBounds(false);
        empty.getChildren().add(StyleClass.MUTED.on(new Label("or press Tab or double-click to add an operator")));
        for (var quiet : new Node[]{band, refusal, hovered}) {
            quiet.setManaged(false);
            quiet.setMouseTransparent(true);
            quiet.setVisible(false);
        }
        getChildren().addAll(empty, band, refusal, hovered, search);
    }

    /// @param content asked once, when there is an empty canvas to be seen
    void offerWhenEmpty(Supplier<Node> content) {
        offer = Optional.of(content);
        requestLayout();
    }

    private void makeOffer() {
        offer.filter(_ -> empty.isVisible()).ifPresent(content -> {
            offer = Optional.empty();
            empty.getChildren().addFirst(content.get());
        });
    }

    void search(Point2D at) {
        searchedAt = at;
        search.open(at, this);
    }

    void show(Preview preview, Viewport viewport, Drawing drawing) {
        empty.setVisible(drawing.nodes().isEmpty());
        if (empty.isVisible() && offer.isPresent()) {
            requestLayout();
        }
        band.setVisible(preview instanceof Preview.Band);
        refusal.setVisible(false);
        hovered.setVisible(hovered.isVisible() && preview instanceof Preview.Nothing);
        switch (preview) {
            case Preview.Band(var box) -> place(band, viewport.toScreen(box));
            case Preview.Leading leading -> lead(leading, viewport);
            case Preview.Nothing _,Preview.Changed _ -> world.endLeading();
        }
    }

    private void lead(Preview.Leading leading, Viewport viewport) {
        world.lead(leading.path(), leading.refusals());
        leading.under()
                .flatMap(port -> Optional.ofNullable(leading.refusals().get(port))
                        .flatMap(_ -> leading.drawing().port(port))
                        .map(viewport::toScreen))
                .ifPresent(at -> say(leading.refusals().getOrDefault(leading.under().orElseThrow(), ""), at));
    }

    private void say(String reason, Point2D at) {
        refusal.setText(reason);
        refusal.setVisible(true);
        refusal.applyCss();
        double width = refusal.prefWidth(-1);
        refusal.resizeRelocate(
                Math.min(at.getX() + BESIDE_POINTER.getX(), getWidth() - width - 8),
                at.getY() + BESIDE_POINTER.getY(),
                width,
                refusal.prefHeight(-1));
    }

    /// The shape on a wire that has no room for a chip of its own.
    void hover(Drawing drawing, Viewport viewport, Point2D view) {
        hovered.setVisible(false);
        if (drawing.at(viewport.toWorld(view), 0) instanceof Hit.OnWire(DrawnWire wire)
                && !world.hasChip(wire.to()) && !wire.shape().isEmpty()) {
            hovered.show(new Chip.Content(wire.label(), view.subtract(0, 18), world.chip(wire).textWidth()));
            hovered.setVisible(true);
        }
    }

    private static void place(Region region, Box box) {
        region.resizeRelocate(box.x(), box.y(), box.width(), box.height());
    }

    @Override
    protected void layoutChildren() {
        empty.resizeRelocate(0, 0, getWidth(), getHeight());
        if (empty.isVisible() && offer.isPresent()) {
            Platform.runLater(this::makeOffer);
        }
    }
}
