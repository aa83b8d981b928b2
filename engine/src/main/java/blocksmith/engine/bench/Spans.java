package blocksmith.engine.bench;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// Decides of each span of a measurement whether it counts, and when enough do: a span does not in which other processes
/// used more than a twentieth of the processors that the measurement needs, nor one at whose beginning or end these were far
/// from each other.
final class Spans {
    private static final double MOST_SHARE = 0.05;
    /// Of the clocks of processes, both of which may be behind.
    private static final long RESOLUTION = TimeUnit.MILLISECONDS.toNanos(15);

    private final Protocol protocol;
    private final int threads;
    private final boolean alone;
    private final HandOver handOver;
    private long began;
    private boolean beganFar;
    private OptionalLong othersBegan = OptionalLong.empty();
    private int rounds;
    private long counted;
    private int countedRounds;
    private int spansRetaken;
    /// For processors that were far from each other.
    private long waited;
    private Interference interference = Interference.NONE;

    /// @param subjects that are measured in turn
    Spans(Protocol protocol, int threads, int subjects, HandOver handOver) {
        this.protocol = protocol;
        this.threads = threads;
        this.alone = subjects == 1;
        this.handOver = handOver;
    }

    /// When the threads of all subjects are at rest.
    void begin(long now) {
        began = now;
        rounds = 0;
        beganFar = handOver.measureIsFar();
        othersBegan = protocol.others().time();
    }

    /// Another round is over.
    void round() {
        rounds++;
    }

    boolean isOver(long now) {
        return now - began >= protocol.span();
    }

    /// When the threads of all subjects are at rest.
    boolean isQuiet(long now) {
        return areOthersQuiet(now) && !isFar();
    }

    /// Every measurement is one by which to know what is typical.
    private boolean isFar() {
        boolean endsFar = handOver.measureIsFar();
        return beganFar || endsFar;
    }

    private boolean areOthersQuiet(long now) {
        var others = protocol.others().time();
        if (others.isEmpty() || othersBegan.isEmpty()) {
            return true;
        }
        long allowed = (long) (MOST_SHARE * threads * (now - began)) + RESOLUTION;
        return others.getAsLong() - othersBegan.getAsLong() <= allowed;
    }

    /// Whether the span that ends now counts. One that was disturbed does only when too many were already.
    boolean count(long now) {
        boolean areOthersBusy = !areOthersQuiet(now);
        boolean isFar = isFar();
        if (areOthersBusy && spansRetaken < protocol.mostRetaken()) {
            spansRetaken++;
            retake();
            return false;
        }
        if (isFar && !areOthersBusy && waited < protocol.longestWait()) {
            waited += now - began;
            retake();
            return false;
        }
        if (areOthersBusy || isFar) {
            interference = new Interference(interference.retaken(), interference.left() + rounds);
        }
        counted += now - began;
        countedRounds += rounds;
        return true;
    }

    private void retake() {
        interference = new Interference(interference.retaken() + rounds, interference.left());
    }

    boolean areEnough() {
        return counted >= protocol.length()
                && (alone || countedRounds >= protocol.leastRounds() || counted >= protocol.longest());
    }

    Interference interference() {
        return interference;
    }
}
