package blocksmith.engine.bench;

/// The time that this machine needs at least for some work: for its multiply-accumulates, or to read and write the memory
/// that it cannot do without (Williams et al. 2009, doi:10.1145/1498765.1498785).
public record Roofline(MachineLimits compute, MemoryLimits memory) {

    /// @param nanos the least that it takes
    public record Bound(Kind kind, double nanos) {
    }

    /// What keeps it from being faster.
    public enum Kind {
        COMPUTE, MEMORY
    }

    public static Roofline measure(int threads) {
        return new Roofline(MachineLimits.measure(threads), MemoryLimits.measure(threads));
    }

    /// @param macs  multiply-accumulates, of two operations each
    /// @param bytes read once or written once
    public Bound bound(long macs, long bytes) {
        double computing = 2.0 * macs / compute.gigaflops();
        double moving = bytes / memory.at(bytes);
        return computing >= moving ? new Bound(Kind.COMPUTE, computing) : new Bound(Kind.MEMORY, moving);
    }
}
