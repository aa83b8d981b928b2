package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.engine.op.Sweep;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What outputs see of an image, against a look at each tap of each output.
class SightTest {

    static Stream<Geometry> geometries() {
        return Stream.of(
                new Geometry(1, 1, 1, new Sweep(7, 3, 1, 1, 1, 1), new Sweep(7, 3, 1, 1, 1, 1)),
                new Geometry(1, 1, 1, new Sweep(14, 3, 2, 1, 1, 1), new Sweep(13, 5, 2, 1, 2, 2)),
                new Geometry(1, 1, 1, new Sweep(5, 5, 1, 3, 6, 6), new Sweep(4, 3, 1, 2, 0, 5)),
                new Geometry(1, 1, 1, new Sweep(1, 7, 3, 1, 8, 9), new Sweep(9, 1, 1, 1, 0, 0)));
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void isAllThatSeeTheImageUnderAnyOfTheTaps(Geometry geometry) {
        for (int first = 0; first < geometry.taps(); first++) {
            for (int end = first + 1; end <= geometry.taps(); end++) {
                var sight = Sight.of(geometry, first, end);
                int width = geometry.columns().kernel();
                assertEquals(seeing(geometry.rows(), IntStream.range(first, end).map(tap -> tap / width)),
                        IntStream.range(sight.firstRow(), sight.endRow()).boxed().toList());
                assertEquals(seeing(geometry.columns(), IntStream.range(first, end).map(tap -> tap % width)),
                        IntStream.range(sight.firstColumn(), sight.endColumn()).boxed().toList());
            }
        }
    }

    private static List<Integer> seeing(Sweep sweep, IntStream taps) {
        var all = taps.toArray();
        return IntStream.range(0, sweep.count())
                .filter(position -> IntStream.of(all).anyMatch(tap -> sweep.isInside(sweep.pixel(position, tap))))
                .boxed().toList();
    }
}
