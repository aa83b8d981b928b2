package blocksmith.engine.analysis;

import blocksmith.engine.op.Reach;
import blocksmith.engine.op.Span;

/// How much of the input one output element sees: a window whose edges move with the output, by the recurrence of
/// Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural Networks", Distill 2019, equations 1 to 4,
/// forwards. Where branches meet it is the smallest window around all of theirs. Where an image is made larger that was
/// made smaller before, outputs see windows of several sizes: it is one around them all, up to a stride larger.
///
/// @param rows    the window from top to bottom
/// @param columns the window from left to right
/// @param extent  whether something beyond the window has a say
/// @param through what brings in the whole image (`SE`); empty for [Extent#LOCAL]
public record ReceptiveField(Pixels rows, Pixels columns, Extent extent, String through) {
    /// An input sees itself.
    static final ReceptiveField POINT = new ReceptiveField(Pixels.POINT, Pixels.POINT, Extent.LOCAL, "");

    /// Input pixels along one axis: output `o` sees those from `(o·stride + first) / per` to `(o·stride + last) / per`,
    /// both included.
    ///
    /// @param first  where output 0 begins; negative in the padding
    /// @param last   where output 0 ends
    /// @param stride from the window of one output to that of the next
    /// @param per    more than 1 where there are more outputs than inputs
    public record Pixels(long first, long last, long stride, long per) {
        private static final Pixels POINT = new Pixels(0, 0, 1, 1);

        /// The most that a window of this length has inside.
        private long count() {
            return Saturated.plus(Saturated.plus(last, -first) / per, 1);
        }

        private Pixels and(Pixels other) {
            if (per != other.per) {
                return per(other.per).and(other.per(per));
            }
            return new Pixels(Math.min(first, other.first), Math.max(last, other.last), Math.max(stride, other.stride),
                    per);
        }

        private Pixels per(long factor) {
            return new Pixels(Saturated.times(first, factor), Saturated.times(last, factor),
                    Saturated.times(stride, factor), Saturated.times(per, factor));
        }

        private Pixels through(Span window) {
            var finer = per(window.per());
            return new Pixels(
                    Saturated.plus(finer.first, Saturated.times(window.first(), stride)),
                    Saturated.plus(finer.last, Saturated.times(window.last(), stride)),
                    Saturated.times(stride, window.stride()),
                    finer.per).reduced();
        }

        private Pixels reduced() {
            long divisor = divisor(divisor(Math.abs(first), Math.abs(last)), divisor(stride, per));
            return divisor <= 1 ? this : new Pixels(first / divisor, last / divisor, stride / divisor, per / divisor);
        }

        private static long divisor(long a, long b) {
            return b == 0 ? a : divisor(b, a % b);
        }
    }

    /// How far a receptive field goes.
    public enum Extent {
        /// The window only.
        LOCAL,
        /// Every pixel.
        GLOBAL,
        /// The window, scaled by something that depends on every pixel.
        LOCAL_AND_GLOBAL
    }

    /// What an operator with this rule sees through its input.
    ReceptiveField through(Reach reach, String operator) {
        return switch (reach) {
            case Reach.Window window -> enlarged(window);
            case Reach.Global() -> with(Extent.GLOBAL, joined(through, operator));
            case Reach.PointAndGlobal(var by) -> with(
                    extent == Extent.GLOBAL ? Extent.GLOBAL : Extent.LOCAL_AND_GLOBAL,
                    joined(through, by));
        };
    }

    /// What an operator sees that merges two inputs. A branch that sees the whole image says nothing of the window.
    ReceptiveField merge(ReceptiveField other) {
        if (extent == Extent.GLOBAL || other.extent == Extent.GLOBAL) {
            var local = extent == Extent.GLOBAL ? other : this;
            return local.with(
                    extent == other.extent ? Extent.GLOBAL : Extent.LOCAL_AND_GLOBAL,
                    joined(through, other.through));
        }
        return new ReceptiveField(
                rows.and(other.rows),
                columns.and(other.columns),
                extent == other.extent ? extent : Extent.LOCAL_AND_GLOBAL,
                joined(through, other.through));
    }

    /// Rows of the local window.
    public long height() {
        return rows.count();
    }

    /// Columns of the local window.
    public long width() {
        return columns.count();
    }

    private ReceptiveField enlarged(Reach.Window window) {
        return new ReceptiveField(
                rows.through(window.rows()),
                columns.through(window.columns()),
                extent,
                through);
    }

    private ReceptiveField with(Extent changed, String via) {
        return new ReceptiveField(rows, columns, changed, via);
    }

    private static String joined(String one, String other) {
        if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
            return one.isEmpty() ? other : one;
        }
        return one.contains(other) ? one : one + ", " + other;
    }

    /// `3 × 3`, `global` or `3 × 3 local, global through SE`
    @Override
    public String toString() {
        var window = height() + " × " + width();
        return switch (extent) {
            case LOCAL -> window;
            case GLOBAL -> "global";
            case LOCAL_AND_GLOBAL -> window + " local, global through " + through;
        };
    }
}
