package blocksmith.engine.bench;

import blocksmith.engine.kernel.LayerClock;
import java.util.Arrays;

/// Adds up what each of several layers takes in a run. Threads add on lines of their own.
final class LayerTimes implements LayerClock {
    /// Longs of a cache line.
    private static final int LINE = 8;

    private final int layers;
    private final int stride;
    private final long[] nanos;

    LayerTimes(int layers, int threads) {
        this.layers = layers;
        // a line between, for the array may begin anywhere in one
        this.stride = (Math.ceilDiv(layers, LINE) + 1) * LINE;
        this.nanos = new long[threads * stride];
    }

    @Override
    public Watch watch(int thread) {
        return new OwnWatch(thread * stride);
    }

    void clear() {
        Arrays.fill(nanos, 0);
    }

    /// What of `took`, a time of all threads together, was each layer's: as much as of the threads' own times. Nothing, where
    /// no layer told of any.
    long[] shares(long took) {
        var sums = new long[layers];
        for (int i = 0; i < nanos.length; i++) {
            if (i % stride < layers) {
                sums[i % stride] += nanos[i];
            }
        }
        double all = Math.max(1, Arrays.stream(sums).sum());
        return Arrays.stream(sums).map(sum -> Math.round(took * (sum / all))).toArray();
    }

    private final class OwnWatch implements Watch {
        private final int first;
        private long last = System.nanoTime();

        OwnWatch(int first) {
            this.first = first;
        }

        @Override
        public void worked(int layer) {
            long now = System.nanoTime();
            nanos[first + layer] += now - last;
            last = now;
        }
    }
}
