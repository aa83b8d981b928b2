package blocksmith.engine.bench;

import blocksmith.engine.kernel.FmaProbe;
import blocksmith.engine.kernel.WorkerPool;

/// What this machine can do at most, measured now: a latency is to be seen against it.
///
/// @param gigaflops multiply-adds of registers, two operations each, all threads together
public record MachineLimits(int threads, double gigaflops) {
    private static final int ROUNDS = 20;

    /// Takes some 50 ms a thread count: the best of a number of short rounds, for a slow one was disturbed.
    public static MachineLimits measure(int threads) {
        try (var workers = new WorkerPool(threads)) {
            double best = 0;
            // kept, so that no compiler finds the work to be for nothing
            var results = new float[threads];
            for (int round = 0; round < ROUNDS; round++) {
                long from = System.nanoTime();
                workers.run(part -> results[part] += FmaProbe.run());
                best = Math.max(best, (double) FmaProbe.OPERATIONS * threads / (System.nanoTime() - from));
            }
            return new MachineLimits(threads, results[0] == 0 ? 0 : best);
        }
    }
}
