package blocksmith.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class TimeChartPainterTest {
    private static List<Integer> lengths(List<ChartMark> marks, double... seconds) {
        var points = DoubleStream.of(seconds).mapToObj(at -> new ChartPoint(at, 1)).toList();
        return TimeChartPainter.stretches(points, marks).stream().map(List::size).toList();
    }

    @Test
    void aSlowDesignIsALineToo() {
        assertEquals(List.of(4), lengths(List.of(), -8, -6, -4, -2));
    }

    @Test
    void nothingIsDrawnWhereNothingWasMeasured() {
        assertEquals(List.of(3, 2), lengths(List.of(), -3, -2.97, -2.94, -0.03, 0));
    }

    @Test
    void anEditCutsTheLine() {
        assertEquals(List.of(2, 2), lengths(List.of(new ChartMark(-1.5, "kernel")), -3, -2, -1, 0));
    }

    @Test
    void nothingIsNoLine() {
        assertEquals(List.of(), lengths(List.of()));
    }
}
