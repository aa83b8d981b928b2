package blocksmith.app.canvas.geometry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The nodes that wires keep clear of, found by where they are: each column of the canvas knows those that reach into
/// it, so that a wire asks its surroundings only.
final class Obstacles {
    private static final double COLUMN = 512;

    private final Map<Integer, List<Box>> columns = new HashMap<>();

    Obstacles(Collection<Box> boxes) {
        for (var box : boxes) {
            columns(box).forEach(column -> columns.computeIfAbsent(column, _ -> new ArrayList<>()).add(box));
        }
    }

    private static IntStream columns(Box area) {
        return IntStream.rangeClosed(column(area.x()), column(area.right()));
    }

    private static int column(double x) {
        return (int) Math.floor(x / COLUMN);
    }

    List<Box> in(Box area) {
        return columns(area)
                .mapToObj(column -> columns.getOrDefault(column, List.of()))
                .flatMap(List::stream)
                .filter(area::intersects)
                .distinct()
                .toList();
    }
}
