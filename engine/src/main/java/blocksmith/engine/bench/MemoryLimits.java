package blocksmith.engine.bench;

import blocksmith.engine.kernel.WorkerPool;
import java.util.ArrayList;
import java.util.List;

/// How fast this machine reads and writes memory, measured now. What is small stays in a cache near the processor, so there
/// is a rate for each size.
///
/// @param rates from the smallest size to the largest
public record MemoryLimits(int threads, List<Rate> rates) {
    /// Where caches end differs: a rate for every factor of four has them all.
    private static final List<Integer> KIB = List.of(64, 256, 1 << 10, 4 << 10, 16 << 10, 64 << 10);
    private static final int ROUNDS = 12;
    /// A round copies at least so many bytes, for a clock to time it well.
    private static final long BYTES_A_ROUND = 4 << 20;
    /// With a 16-byte array header, index 12 of an array that begins on a cache line is on the next; arrays of at least half
    /// a region are placed by themselves, on a region's first line.
    private static final int FIRST = 12;
    private static final int LEAST_FLOATS = 1 << 20;

    public MemoryLimits {
        rates = List.copyOf(rates);
    }

    /// @param bytes     read and written, all threads together, again and again
    /// @param gigabytes a second, those read and those written added up
    public record Rate(long bytes, double gigabytes) {
    }

    /// Takes some 200 ms a thread count: the best of a number of rounds, for a slow one was disturbed.
    public static MemoryLimits measure(int threads) {
        var rates = new ArrayList<Rate>();
        try (var workers = new WorkerPool(threads)) {
            for (int kib : KIB) {
                rates.add(rate((long) kib << 10, workers));
            }
        }
        return new MemoryLimits(threads, rates);
    }

    private static Rate rate(long bytes, WorkerPool workers) {
        // a multiple of any vector for each thread
        int share = (int) (bytes / (2 * Float.BYTES) / workers.threads()) / 64 * 64;
        int floats = share * workers.threads();
        var from = new float[Math.max(LEAST_FLOATS, floats + FIRST)];
        var to = new float[from.length];
        long repeats = Math.max(1, BYTES_A_ROUND / bytes);
        long moved = 2L * Float.BYTES * floats * repeats;
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            workers.run(part -> {
                for (long repeat = 0; repeat < repeats; repeat++) {
                    MemoryProbe.copy(from, to, FIRST + part * share, FIRST + (part + 1) * share);
                }
            });
            best = Math.max(best, (double) moved / (System.nanoTime() - began));
        }
        return new Rate(bytes, best);
    }

    /// Gigabytes a second for `bytes`, in between on a logarithmic scale.
    double at(long bytes) {
        var before = rates.getFirst();
        for (var rate : rates) {
            if (bytes <= rate.bytes()) {
                double share = before.equals(rate)
                        ? 1
                        : Math.log((double) bytes / before.bytes()) / Math.log((double) rate.bytes() / before.bytes());
                return before.gigabytes() + share * (rate.gigabytes() - before.gigabytes());
            }
            before = rate;
        }
        return before.gigabytes();
    }
}
