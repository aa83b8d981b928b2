package blocksmith.engine.analysis;

import blocksmith.engine.op.Convention;
import blocksmith.engine.op.Cost;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The numbers of a node that are summed over nodes, by [#WEIGHTS] and so on; at [Long#MAX_VALUE] once they do not fit.
final class Counts {
    static final int WEIGHTS = 0;
    static final int PARAMETERS = 1;
    static final int BUFFERS = 2;
    static final int MACS = 3;
    static final int ACTIVATION_BYTES = 4;
    static final int BYTES_MOVED = 5;
    private static final int CONVENTIONS = 6;

    private final long[] values = new long[CONVENTIONS + Convention.values().length];

    static Counts of(Cost cost, long buffers, long activationBytes, long bytesMoved, int batch) {
        var counts = new Counts();
        counts.values[WEIGHTS] = cost.weights().value();
        counts.values[PARAMETERS] = cost.parameters().value();
        counts.values[BUFFERS] = buffers;
        counts.values[MACS] = cost.macs().value();
        counts.values[ACTIVATION_BYTES] = activationBytes;
        counts.values[BYTES_MOVED] = bytesMoved;
        for (var convention : Convention.values()) {
            counts.values[CONVENTIONS + convention.ordinal()] = Saturated
                    .times(cost.counted(convention), convention.images(batch));
        }
        return counts;
    }

    void add(Counts other) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Saturated.plus(values[i], other.values[i]);
        }
    }

    long get(int which) {
        return values[which];
    }

    /// What a convention counts: for one image, or for the batch where it counts so.
    long counted(Convention convention) {
        return values[CONVENTIONS + convention.ordinal()];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Counts that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
