package blocksmith.engine.bench;

/// What other processes, or other machines on the same host, did to the measurement of a program. A stretch is its runs
/// back to back, until the next program has its turn.
///
/// @param retaken stretches that were taken again, because others used the processors meanwhile, or these were far from
///                each other
/// @param left    stretches that count although it was so: the machine did not become quiet in time
public record Interference(int retaken, int left) {
    /// None that is known of.
    public static final Interference NONE = new Interference(0, 0);

    /// Whether numbers are of a machine that was not quiet.
    public boolean isDisturbed() {
        return left > 0;
    }
}
