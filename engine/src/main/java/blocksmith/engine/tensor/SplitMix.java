package blocksmith.engine.tensor;

/// SplitMix64 (Steele, Lea, Flood 2014), read at any place of its stream.
public final class SplitMix {
    /// From one state to the next: 2^64 divided by the golden ratio.
    static final long STEP = 0x9E3779B97F4A7C15L;
    /// One by the deviation of a sum of eight whole numbers below 2^16, each with a variance of (2^32 - 1) / 12.
    private static final double BY_DEVIATION = 1 / Math.sqrt(8 * (0x1p32 - 1) / 12);

    private SplitMix() {
    }

    /// The state that a number of a stream is made of: each takes two.
    public static long state(long stream, long number) {
        return stream + 2 * number * STEP;
    }

    /// Above 0, at most 1, of the state after this one.
    public static double uniform(long state) {
        return ((mixed(state + STEP) >>> 11) + 1) * 0x1p-53;
    }

    /// The sum of eight uniform numbers, of the two states after this one, brought to mean 0 and deviation 1: normal but for its
    /// far tails (it ends at 4.9), the same on every machine since it is a sum of whole numbers, and far faster than logarithms.
    public static double normal(long state) {
        long sum = quarters(mixed(state + STEP)) + quarters(mixed(state + 2 * STEP));
        return (sum - 4.0 * 0xFFFF) * BY_DEVIATION;
    }

    /// The sum of the four 16-bit parts.
    private static long quarters(long bits) {
        return (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
    }

    /// The finalizer: one bit more or less in a state changes about half of these.
    public static long mixed(long bits) {
        long z = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
