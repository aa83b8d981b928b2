package blocksmith.engine.kernel;

/// A layer made ready: weights packed, geometry worked out. It keeps no state between runs, and its results are the
/// same bit for bit for every number of workers: only the output is divided among them, never a sum.
public interface Kernel {
    /// As shown to users: `direct 3×3`.
    String name();

    /// Floats that it needs beside inputs and outputs while that many threads run it.
    default long scratchFloats(int threads) {
        return 0;
    }

    void run(Buffers buffers, WorkerPool workers);
}
