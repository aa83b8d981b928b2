package blocksmith.app.canvas.geometry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javafx.geometry.Point2D;

/// Finds the wires their ways.
///
/// A wire with a clear view is a curve. One that goes back, or whose curve would run over nodes, leaves its port, goes up
/// or down to a lane, along it, and up or down again to its port:
///
/// ```
///   ┌───┐   ┌───┐   ┌───┐
///   │   ├─┬─┤   ├───┤   │         the lane below is the cheaper one here:
///   └───┘ │ └───┘ ┌─┤   │         length, nodes run over, wires crossed
///         └───────┘ └───┘
/// ```
///
/// Curves come first, then what goes back, then detours from short to long, each led clear of those before it: the same
/// layout always gives the same picture.
public final class WireRouter {
    /// From a port to the upright piece of a detour.
    private static final double OUT = 22;
    private static final double IN = 26;
    private static final double CLEARANCE = 34;
    private static final double LANE_DISTANCE = 16;
    private static final int LANES = 16;

    private static final double COST_OF_NODE = 1000;
    private static final double COST_OF_CONFLICT = 180;
    private static final double COST_OF_NEARNESS = 2;

    private final Obstacles obstacles;
    private final List<Routed> routed = new ArrayList<>();

    private WireRouter(Collection<Box> nodes) {
        this.obstacles = new Obstacles(nodes);
    }

    /// The ways of all wires, whatever names them.
    public static <K> Map<K, WirePath> route(Map<K, WireEnds> wires, Collection<Box> nodes) {
        var router = new WireRouter(nodes);
        var paths = new LinkedHashMap<K, WirePath>();
        wires.forEach((name, ends) -> {
            if (router.hasClearView(ends)) {
                paths.put(name, router.keep(WirePath.direct(ends.from(), ends.to())));
            }
        });
        wires.entrySet().stream()
                .filter(wire -> !paths.containsKey(wire.getKey()))
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparing(WireEnds::isForward).thenComparing(WireEnds::span)))
                .toList()
                .forEach(wire -> paths.put(wire.getKey(), router.keep(router.detour(wire.getValue()))));
        return paths;
    }

    private WirePath keep(WirePath path) {
        routed.add(Routed.of(path));
        return path;
    }

    private boolean hasClearView(WireEnds ends) {
        return ends.isForward() && nodesUnder(WirePath.direct(ends.from(), ends.to()), ends) == 0;
    }

    private long nodesUnder(WirePath path, WireEnds ends) {
        return obstacles.in(path.bounds().grown(1)).stream()
                .filter(box -> !box.equals(ends.source()) && !box.equals(ends.target()))
                .filter(path::crosses)
                .count();
    }

    /// The cheapest way. Lanes are looked at from near to far, so that most need no counting of what they run into.
    private WirePath detour(WireEnds ends) {
        var along = alongside(ends);
        var candidates = lanes(ends, along)
                .distinct()
                .mapToObj(lane -> candidate(ends, lane, along))
                .sorted(Comparator.comparingDouble(Candidate::cost))
                .toList();
        var best = candidates.getFirst();
        double lowest = Double.POSITIVE_INFINITY;
        for (var candidate : candidates) {
            if (candidate.cost() >= lowest) {
                break;
            }
            double cost = candidate.cost() + COST_OF_NODE * nodesUnder(candidate.path(), ends)
                    + COST_OF_CONFLICT * conflicts(candidate.path());
            if (cost < lowest) {
                best = candidate;
                lowest = cost;
            }
        }
        return best.path();
    }

    /// @param cost of its length and of what it passes closely
    private record Candidate(WirePath path, double cost) {
    }

    /// The nodes that a lane of this wire could pass above or below.
    private List<Box> alongside(WireEnds ends) {
        double left = Math.min(ends.to().getX() - IN, ends.from().getX() + OUT);
        double right = Math.max(ends.to().getX() - IN, ends.from().getX() + OUT);
        double reach = 600;
        var area = Box.ofEdges(
                left - 1,
                Math.min(ends.from().getY(), ends.to().getY()) - reach,
                right + 1,
                Math.max(ends.from().getY(), ends.to().getY()) + reach);
        return Stream.concat(obstacles.in(area).stream(), Stream.of(ends.source(), ends.target())).distinct().toList();
    }

    /// Heights at which to try: clear of each node above and below, halfway between the two ends, and, where a lane may be
    /// taken already, the next ones.
    private static DoubleStream lanes(WireEnds ends, List<Box> along) {
        double middle = (ends.from().getY() + ends.to().getY()) / 2;
        var clear = along.stream()
                .flatMap(box -> Stream.of(box.y() - CLEARANCE, box.bottom() + CLEARANCE))
                .distinct()
                .sorted(Comparator.comparingDouble(lane -> Math.abs(lane - middle)))
                .limit(LANES)
                .mapToDouble(Double::doubleValue);
        var outermost = Box.around(along).orElseThrow().grown(CLEARANCE);
        return DoubleStream.concat(
                DoubleStream.of(between(ends), outermost.y(), outermost.bottom()),
                clear).flatMap(lane -> DoubleStream.of(lane, lane - LANE_DISTANCE, lane + LANE_DISTANCE));
    }

    private static double between(WireEnds ends) {
        return ends.source().bottom() < ends.target().y()
                ? (ends.source().bottom() + ends.target().y()) / 2
                : (ends.target().bottom() + ends.source().y()) / 2;
    }

    private Candidate candidate(WireEnds ends, double lane, List<Box> along) {
        double out = ends.from().getX() + OUT;
        double in = ends.to().getX() - IN;
        var path = WirePath.rounded(
                List.of(
                        ends.from(),
                        new Point2D(out, ends.from().getY()),
                        new Point2D(out, lane),
                        new Point2D(in, lane),
                        new Point2D(in, ends.to().getY()),
                        ends.to()));
        double length = Math.abs(lane - ends.from().getY()) + Math.abs(out - in) + Math.abs(lane - ends.to().getY());
        return new Candidate(path,
                length + COST_OF_NEARNESS * Math.max(0, CLEARANCE - clearance(lane, along)));
    }

    private static double clearance(double lane, List<Box> along) {
        return along.stream()
                .mapToDouble(box -> Math.max(box.y() - lane, lane - box.bottom()))
                .min()
                .orElse(CLEARANCE);
    }

    private long conflicts(WirePath path) {
        var candidate = Routed.of(path);
        long conflicts = 0;
        for (var other : routed) {
            conflicts += candidate.conflictsWith(other);
        }
        return conflicts;
    }
}
