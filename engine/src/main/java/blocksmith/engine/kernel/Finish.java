package blocksmith.engine.kernel;

import blocksmith.engine.op.Elementwise;
import org.jspecify.annotations.Nullable;

/// Applies an epilogue to values that were just stored, while they are still in the nearest cache: it costs a few per
/// cent of a convolution, and keeps the convolution kernels free of cases.
final class Finish {
    private final @Nullable Elementwise activation;
    private final Epilogue epilogue;

    Finish(Epilogue epilogue) {
        this.epilogue = epilogue;
        this.activation = epilogue.activation().orElse(null);
    }

    boolean isNeeded() {
        return !epilogue.isNone();
    }

    /// Finishes `count` floats at `offset`, the residual for them being at `residual`.
    void apply(float[] data, int offset, int residual, int count) {
        switch (epilogue.residual()) {
            case NONE -> activate(data, offset, count);
            case ADDED -> addAndActivate(data, offset, residual, count);
        }
    }

    private void activate(float[] data, int offset, int count) {
        if (activation != null) {
            Elementwises.apply(activation, data, offset, data, offset, count);
        }
    }

    private void addAndActivate(float[] data, int offset, int residual, int count) {
        int i = 0;
        for (; i <= count - Lanes.COUNT; i += Lanes.COUNT) {
            Lanes.load(data, offset + i).add(Lanes.load(data, residual + i)).intoArray(data, offset + i);
        }
        for (; i < count; i++) {
            data[offset + i] += data[residual + i];
        }
        activate(data, offset, count);
    }
}
