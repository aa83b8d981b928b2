package blocksmith.app.canvas.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VacancyTest {
    private static final Box WANTED = new Box(100, 100, 160, 96);

    @Test
    void whereThereIsRoomItStays() {
        assertEquals(WANTED, Vacancy.near(WANTED, List.of(new Box(270, 100, 160, 96), new Box(100, 200, 160, 96))));
    }

    @Test
    void itGoesTheShortWayOffWhatIsInTheWay() {
        var taken = new Box(60, 150, 400, 300);

        var free = Vacancy.near(WANTED, List.of(taken));

        assertEquals(WANTED.x(), free.x());
        assertTrue(free.bottom() + 20 <= taken.y() && free.bottom() + 40 > taken.y(), free.toString());
    }

    @Test
    void amongManyItLiesOverNone() {
        var taken = IntStream.range(0, 20).boxed()
                .flatMap(column -> Stream.of(0, 1, 2).map(row -> new Box(column * 180 - 1000, row * 120, 152, 96)))
                .toList();

        var free = Vacancy.near(WANTED, taken);

        assertTrue(taken.stream().noneMatch(free::intersects), free.toString());
    }

    @Test
    void whereThereIsNoRoomAnywhereNearItStays() {
        assertEquals(WANTED, Vacancy.near(WANTED, List.of(new Box(-1e6, -1e6, 2e6, 2e6))));
    }
}
