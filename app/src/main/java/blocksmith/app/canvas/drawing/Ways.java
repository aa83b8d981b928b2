package blocksmith.app.canvas.drawing;

import blocksmith.app.canvas.geometry.Box;
import blocksmith.app.canvas.geometry.WireEnds;
import blocksmith.app.canvas.geometry.WirePath;
import blocksmith.app.canvas.geometry.WireRouter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.application.Platform;

/// The ways of a design's wires, found anew only when something stands elsewhere. Those of large designs are found on
/// another thread: until then wires that moved run straight, and the others stay.
final class Ways {
    /// So many take less than a few milliseconds.
    private static final int FEW = 150;

    private final Runnable found;
    private final Consumer<Runnable> background;
    private final int atOnce;
    private Map<PortKey, WireEnds> ends = Map.of();
    private List<Box> obstacles = List.of();
    private Map<PortKey, WirePath> ways = Map.of();
    private final AtomicLong newest = new AtomicLong();

    /// @param found      called on the FX thread when the ways are others than those given before
    /// @param background runs what takes long
    Ways(Runnable found, Consumer<Runnable> background) {
        this(found, background, FEW);
    }

    private Ways(Runnable found, Consumer<Runnable> background, int atOnce) {
        this.found = found;
        this.background = background;
        this.atOnce = atOnce;
    }

    /// All are found when they are asked for, however long it takes.
    static Ways atOnce() {
        return new Ways(() -> {
        }, Runnable::run, Integer.MAX_VALUE);
    }

    Map<PortKey, WirePath> of(Map<PortKey, WireEnds> wires, List<Box> nodes) {
        if (!wires.equals(ends) || !nodes.equals(obstacles)) {
            ways = wires.size() <= atOnce ? WireRouter.route(wires, nodes) : findLater(wires, nodes);
            ends = wires;
            obstacles = nodes;
        }
        return ways;
    }

    private Map<PortKey, WirePath> findLater(Map<PortKey, WireEnds> wires, List<Box> nodes) {
        long mine = newest.incrementAndGet();
        background.accept(() -> {
            if (mine == newest.get()) {
                var routed = WireRouter.route(wires, nodes);
                Platform.runLater(() -> take(mine, routed));
            }
        });
        var provisional = new LinkedHashMap<PortKey, WirePath>();
        wires.forEach((wire, place) -> {
            var known = place.equals(ends.get(wire)) ? ways.get(wire) : null;
            provisional.put(wire, known == null ? WirePath.direct(place.from(), place.to()) : known);
        });
        return provisional;
    }

    private void take(long generation, Map<PortKey, WirePath> routed) {
        if (generation == newest.get()) {
            ways = routed;
            found.run();
        }
    }
}
