package blocksmith.app.canvas.geometry;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;

/// A piece of a wire, from where the piece before it ends.
public sealed interface Segment {
    Point2D end();

    /// Points along it, its end included and its start not.
    List<Point2D> samples(Point2D start);

    record Line(Point2D end) implements Segment {
        @Override
        public List<Point2D> samples(Point2D start) {
            return List.of(end);
        }
    }

    /// A rounded corner.
    record Corner(Point2D control, Point2D end) implements Segment {
        private static final int SAMPLES = 4;

        @Override
        public List<Point2D> samples(Point2D start) {
            return IntStream.rangeClosed(1, SAMPLES).mapToObj(i -> at(start, (double) i / SAMPLES)).toList();
        }

        private Point2D at(Point2D start, double t) {
            return start.interpolate(control, t).interpolate(control.interpolate(end, t), t);
        }
    }

    record Curve(Point2D first, Point2D second, Point2D end) implements Segment {
        private static final int SAMPLES = 12;

        @Override
        public List<Point2D> samples(Point2D start) {
            return IntStream.rangeClosed(1, SAMPLES).mapToObj(i -> at(start, (double) i / SAMPLES)).toList();
        }

        private Point2D at(Point2D start, double t) {
            var middle = first.interpolate(second, t);
            var left = start.interpolate(first, t).interpolate(middle, t);
            return left.interpolate(middle.interpolate(second.interpolate(end, t), t), t);
        }
    }
}
