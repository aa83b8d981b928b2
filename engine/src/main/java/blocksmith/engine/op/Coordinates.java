package blocksmith.engine.op;

import java.util.Locale;

/// Where an output pixel of an [Interpolation] lies in the input: the modes of ONNX's Resize.
public enum Coordinates {
    /// What PyTorch does unless told otherwise: for the nearest pixel `asymmetric`, between pixels `half-pixel`.
    PYTORCH,
    /// Pixels are areas, whose middles lie at one half.
    HALF_PIXEL,
    /// The same, but an output of a single pixel lies at 0.
    PYTORCH_HALF_PIXEL,
    /// The first and last pixels lie on each other.
    ALIGN_CORNERS,
    /// The first pixels lie on each other.
    ASYMMETRIC;

    /// Which pixel is the nearest when the place is between two: the modes of ONNX's Resize.
    public enum Rounding {
        FLOOR, CEIL, ROUND_PREFER_FLOOR, ROUND_PREFER_CEIL
    }

    Grid grid(Interpolation.Mode mode, Rounding rounding, int in, int out) {
        var at = resolved(mode).line(in, out);
        return new Grid(in, out, mode == Interpolation.Mode.NEAREST ? at.rounded(rounding) : at, mode);
    }

    /// ONNX operators, Resize, coordinate_transformation_mode.
    String onnx(Interpolation.Mode mode) {
        return resolved(mode).name().toLowerCase(Locale.ROOT);
    }

    /// The nearest pixel to output pixel `position` as it comes out in 32 bits: ONNX Runtime,
    /// core/providers/cpu/tensor/upsamplebase.h, GetOriginalCoordinateFromResizedCoordinate.
    double nearestIn32Bits(int position, int in, int out, Rounding rounding) {
        float scale = (float) out / (float) in;
        float at = (float) position;
        float place = switch (resolved(Interpolation.Mode.NEAREST)) {
            case PYTORCH, ASYMMETRIC -> at / scale;
            case HALF_PIXEL -> (at + 0.5f) / scale - 0.5f;
            case PYTORCH_HALF_PIXEL -> out > 1 ? (at + 0.5f) / scale - 0.5f : 0f;
            case ALIGN_CORNERS -> out > 1 ? at * (float) (in - 1) / (float) (out - 1) : 0f;
        };
        double below = Math.floor((double) place);
        double beyond = (double) place - below;
        return switch (rounding) {
            case FLOOR -> below;
            case CEIL -> Math.ceil((double) place);
            case ROUND_PREFER_FLOOR -> beyond > 0.5 ? below + 1 : below;
            case ROUND_PREFER_CEIL -> beyond >= 0.5 ? below + 1 : below;
        };
    }

    private Coordinates resolved(Interpolation.Mode mode) {
        return this == PYTORCH ? mode == Interpolation.Mode.NEAREST ? ASYMMETRIC : HALF_PIXEL : this;
    }

    /// ONNX operators, Resize, coordinate_transformation_mode.
    private Line line(int in, int out) {
        return switch (this) {
            case PYTORCH, HALF_PIXEL -> middles(in, out);
            case PYTORCH_HALF_PIXEL -> out > 1 ? middles(in, out) : new Line(0, 0, 1);
            case ALIGN_CORNERS -> out > 1 ? new Line(in - 1L, 0, out - 1L) : new Line(0, 0, 1);
            case ASYMMETRIC -> new Line(in, 0, out);
        };
    }

    /// `(o + 1/2) · in / out - 1/2`
    private static Line middles(int in, int out) {
        return new Line(2L * in, (long) in - out, 2L * out);
    }

    /// Output pixel `o` lies at `(o · step + offset) / per`: exactly, so that no rounding decides which pixel is nearest.
    record Line(long step, long offset, long per) {
        /// The same moved so that the pixel below each place is the one that `rounding` takes.
        Line rounded(Rounding rounding) {
            return switch (rounding) {
                case FLOOR -> this;
                case CEIL -> new Line(step, offset + per - 1, per);
                case ROUND_PREFER_CEIL -> new Line(2 * step, 2 * offset + per, 2 * per);
                case ROUND_PREFER_FLOOR -> new Line(2 * step, 2 * offset + per - 1, 2 * per);
            };
        }
    }

    /// Whether PyTorch takes the nearest pixel so.
    boolean isAsInTorch(Rounding rounding) {
        return resolved(Interpolation.Mode.NEAREST) == ASYMMETRIC && rounding == Rounding.FLOOR;
    }

    /// PyTorch's `align_corners` between pixels; empty where it has nothing of the kind.
    String inTorch() {
        return switch (resolved(Interpolation.Mode.BILINEAR)) {
            case HALF_PIXEL, PYTORCH -> "False";
            case ALIGN_CORNERS -> "True";
            case PYTORCH_HALF_PIXEL, ASYMMETRIC -> "";
        };
    }
}
