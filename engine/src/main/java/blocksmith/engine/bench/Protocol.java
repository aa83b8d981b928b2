package blocksmith.engine.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// How long a measurement counts, and what it takes again. All times are in nanoseconds.
///
/// @param length      what is counted at least
/// @param leastRounds it goes on until there are so many
/// @param longest     but no longer than this
/// @param span        it is decided for so long a time at once whether it counts; 0 for at once
/// @param mostRetaken so many spans are taken again at most
/// @param others      who is to be quiet meanwhile
/// @param longestWait for processors that are far from each other, spans are taken again for so long; 0 if nobody asks
/// @param settling    runs must be steady before it, from one span that is so long to the next ([WarmUp])
/// @param agreeing    or so many of these agree in a row, while the compiler works
/// @param expected    of runs that are steady
record Protocol(long length, int leastRounds, long longest, long span, int mostRetaken, OtherProcesses others,
        long longestWait, long settling, int agreeing, Expectation expected) {
    /// The clocks of processes go by 10 ms: a shorter span says little.
    private static final long SPAN = TimeUnit.MILLISECONDS.toNanos(300);
    /// Soon enough for who waits; what is quoted has time.
    private static final long SOON = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int SOON_AGREEING = 3;
    private static final long SURELY = TimeUnit.MILLISECONDS.toNanos(150);
    private static final int FREE_RETAKES = 4;
    /// As long as a host was seen to leave them apart.
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(30);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(60);

    /// For someone who looks on: all counts at once.
    static Protocol watched(Duration length, Expectation expected) {
        return new Protocol(length.toNanos(), 0, length.toNanos(), 0, 0, OtherProcesses.UNKNOWN, 0, SOON, SOON_AGREEING,
                expected);
    }

    /// For numbers that are quoted: what was disturbed is taken again, for three times as long in all, and where processors
    /// are apart for a while beyond that; slow programs are measured until there is an interval.
    static Protocol quoted(Duration length, OtherProcesses others) {
        long span = Math.min(SPAN, length.toNanos());
        int retakes = FREE_RETAKES + (int) Math.min(Integer.MAX_VALUE / 2, 2 * length.toNanos() / span);
        return new Protocol(length.toNanos(), LatencyRatio.LEAST_ROUNDS, Math.max(LONGEST, length.toNanos()), span,
                retakes, others, LONGEST_WAIT, SURELY, Integer.MAX_VALUE, Expectation.NONE);
    }

    boolean asksHowFarProcessorsAre() {
        return longestWait > 0;
    }
}
