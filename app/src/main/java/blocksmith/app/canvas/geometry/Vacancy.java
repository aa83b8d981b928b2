package blocksmith.app.canvas.geometry;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds room for a node that is put in.
public final class Vacancy {
    /// From one place that is tried to the next.
    private static final int STEP = 3 * Grid.STEP;
    private static final int MOST_RINGS = 400;
    /// To the nodes around it, so that wires still find ways between them.
    private static final double MARGIN = 20;

    private Vacancy() {
    }

    /// The box where it is wanted, if it lies over none of `taken` there; otherwise near by, where it does not.
    public static Box near(Box wanted, Collection<Box> taken) {
        if (taken.stream().noneMatch(wanted::intersects)) {
            return wanted;
        }
        var kept = taken.stream().map(box -> box.grown(MARGIN)).toList();
        return IntStream.rangeClosed(1, MOST_RINGS)
                .mapToObj(ring -> freeIn(ring, wanted, kept))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(wanted);
    }

    private static Optional<Box> freeIn(int ring, Box wanted, Collection<Box> kept) {
        return ring(ring, wanted)
                .filter(box -> kept.stream().noneMatch(box::intersects))
                .min(Comparator.comparingDouble(box -> Math.hypot(box.x() - wanted.x(), box.y() - wanted.y())));
    }

    /// The places so many steps to a side of it, and no fewer.
    private static Stream<Box> ring(int ring, Box wanted) {
        double most = ring * STEP;
        return IntStream.rangeClosed(-ring, ring).boxed().flatMap(step -> Stream.of(
                wanted.movedBy(step * STEP, most),
                wanted.movedBy(most, step * STEP),
                wanted.movedBy(step * STEP, -most),
                wanted.movedBy(-most, step * STEP)));
    }
}
