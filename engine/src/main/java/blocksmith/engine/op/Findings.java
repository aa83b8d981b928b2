package blocksmith.engine.op;

import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.tensor.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the shape rules of several operators find.
final class Findings {
    private static final List<String> IMAGE_AXES = List.of("images", "channels", "rows", "columns");
    private static final List<String> FEATURE_AXES = List.of("images", "features");

    private Findings() {
    }

    /// The operator computes on images, and something else arrives.
    static Finding notAnImage(Operator operator, Shape shape) {
        return Finding.error(
                ProblemCode.WRONG_RANK,
                Ports.IN,
                operator.about().label() + " needs an image (channels × height × width), but " + shape.perImage()
                        + " arrives.",
                "Connect a result that has not been flattened.");
    }

    /// An output dimension that is larger than [Shape#MAX_DIMENSION].
    static Finding tooLarge(int rank, int axis, long dimension) {
        var axes = rank == IMAGE_AXES.size() ? IMAGE_AXES : FEATURE_AXES;
        var what = axis < axes.size() ? axes.get(axis) : "elements along axis " + axis;
        return Finding.error(
                ProblemCode.TOO_LARGE,
                null,
                "The output would have " + Wording.number(dimension) + " " + what + ".",
                "Keep to at most " + Wording.number(Shape.MAX_DIMENSION) + ".");
    }

    /// `what` (`32 channels`) cannot be split into `count` parts; `choices` divides everything that must be split.
    static Finding indivisible(@Nullable String part, String what, int count, String into, int choices) {
        return Finding.error(
                ProblemCode.GROUPS_DO_NOT_DIVIDE,
                part,
                what + " cannot be split into " + count + " " + into + ".",
                "Choose " + Wording.divisors(choices, count) + ".");
    }

    /// Shapes that an element-by-element operator cannot take together.
    static Finding shapesDiffer(Operator operator, Shape first, Shape second) {
        return Finding.error(
                ProblemCode.SHAPES_DIFFER,
                Ports.merging(2).inputs().getLast().name(),
                operator.about().label() + " needs equal shapes, or 1 along an axis, but " + first.perImage() + " and "
                        + second.perImage() + " arrive.",
                equalizing(first, second));
    }

    private static String equalizing(Shape first, Shape second) {
        if (!first.isImage() || !second.isImage()) {
            return "Make both branches end in the same shape.";
        }
        return first.height() >= second.height()
                ? projection(first, second, "in1")
                : projection(second, first, "in2");
    }

    /// The convolution before `port` that brings `large` to the shape of `small`, if one does.
    private static String projection(Shape large, Shape small, String port) {
        int stride = Math.ceilDiv(large.height(), small.height());
        if (Math.ceilDiv(large.height(), stride) != small.height()
                || Math.ceilDiv(large.width(), stride) != small.width()) {
            return "Make both branches end in the same channels, height and width.";
        }
        return "Put a 1×1 convolution with " + small.channels() + " channels"
                + (stride == 1 ? "" : " and stride " + stride) + " before " + port + ".";
    }
}
