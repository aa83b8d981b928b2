package blocksmith.app.canvas.gesture;

import blocksmith.app.canvas.drawing.Drawing;
import blocksmith.app.canvas.drawing.DrawnWire;
import blocksmith.app.canvas.drawing.Hit;
import blocksmith.app.canvas.drawing.PortKey;
import blocksmith.app.canvas.drawing.Side;
import blocksmith.app.canvas.geometry.WirePath;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Wire;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;

/// A drag from a port leads a wire to another: from an output, from a free input, or, at an input where a wire ends, by
/// that wire's end. Dropped on nothing a new wire is none, and one that was picked up is taken away.
public final class LeadWire implements Gesture {
    /// How near a port the pointer must be, in pixels of the view.
    static final double REACH = 14;

    private final Surface surface;

    public LeadWire(Surface surface) {
        this.surface = surface;
    }

    @Override
    public Optional<Drag> begin(Press press) {
        if (!(press.hit() instanceof Hit.OnPort(var port)) || press.event().getButton() != MouseButton.PRIMARY) {
            return Optional.empty();
        }
        var lifted = surface.drawing().wireInto(port);
        var fixed = lifted.map(DrawnWire::from).orElse(port);
        return surface.drawing().port(fixed)
                .map(point -> new Lead(fixed, point, lifted.map(DrawnWire::to), press.view()));
    }

    private final class Lead implements Drag {
        private final PortKey fixed;
        private final Point2D fixedPoint;
        private final Optional<PortKey> lifted;
        private final Point2D start;
        private final Drawing drawing;
        private final Map<PortKey, String> refusals;
        private Optional<PortKey> under = Optional.empty();
        private boolean moved;

        Lead(PortKey fixed, Point2D fixedPoint, Optional<PortKey> lifted, Point2D start) {
            this.fixed = fixed;
            this.fixedPoint = fixedPoint;
            this.lifted = lifted;
            this.start = start;
            this.drawing = lifted.map(surface.drawing()::without).orElseGet(surface::drawing);
            this.refusals = new WireRules(surface.session().design(), surface.session().analysisProperty().get())
                    .refusals(drawing, fixed);
        }

        @Override
        public void to(Point2D view) {
            moved |= view.distance(start) > REACH / 2;
            if (moved) {
                under = portUnder(view);
                surface.preview(new Preview.Leading(drawing, path(view), refusals, under));
            }
        }

        private Optional<PortKey> portUnder(Point2D view) {
            var world = surface.viewport().toWorld(view);
            return drawing.at(world, REACH / surface.viewport().scale()) instanceof Hit.OnPort(var port)
                    && !port.equals(fixed) ? Optional.of(port) : Optional.empty();
        }

        /// Over a port that takes it, the wire already ends there.
        private WirePath path(Point2D view) {
            var end = target().flatMap(drawing::port).orElseGet(() -> surface.viewport().toWorld(view));
            return fixed.side() == Side.OUTPUT ? WirePath.direct(fixedPoint, end) : WirePath.direct(end, fixedPoint);
        }

        private Optional<PortKey> target() {
            return under.filter(port -> !refusals.containsKey(port));
        }

        @Override
        public void drop() {
            surface.preview(new Preview.Nothing());
            if (!moved) {
                return;
            }
            if (target().isPresent()) {
                connect(target().get());
            } else if (under.isEmpty()) {
                lifted.ifPresent(input -> surface.session().edit(new Edit.Disconnect(input.node(), input.port())));
            }
        }

        private void connect(PortKey port) {
            var output = fixed.side() == Side.OUTPUT ? fixed : port;
            var input = fixed.side() == Side.OUTPUT ? port : fixed;
            var connect = new Edit.Connect(new Wire(output.node(), output.port()), input.node(), input.port());
            surface.session().edit(
                    lifted.filter(before -> !before.equals(input))
                            .<Edit>map(before -> rewire(before, connect))
                            .orElse(connect));
        }

        private static Edit rewire(PortKey before, Edit.Connect connect) {
            return new Edit.Together("rewire", List.of(new Edit.Disconnect(before.node(), before.port()), connect));
        }

        @Override
        public void cancel() {
            surface.preview(new Preview.Nothing());
        }
    }
}
