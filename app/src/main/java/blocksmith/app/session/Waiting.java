package blocksmith.app.session;

import blocksmith.engine.bench.Phase;
import blocksmith.engine.bench.Progress;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Says how long who looks at the chart waited, from the restart of the measurement on, and whether what was called steady
/// was so.
final class Waiting {
    /// Long enough for all that is compiled late, and for kernels to be measured meanwhile.
    private static final long LATER = TimeUnit.SECONDS.toNanos(10);
    private static final System.Logger LOG = System.getLogger(Waiting.class.getName());

    private final LongSupplier clock;
    private final long began;
    private final Consumer<String> said;
    private boolean hasNumber;
    private boolean isSteady;
    private boolean isLater;
    /// When numbers were steady first.
    private long steadySince;

    /// @param clock in nanoseconds
    /// @param said  takes what is said
    Waiting(LongSupplier clock, Consumer<String> said) {
        this.clock = clock;
        this.began = clock.getAsLong();
        this.said = said;
    }

    /// Says it in the log.
    static Waiting logged() {
        return new Waiting(System::nanoTime, line -> LOG.log(System.Logger.Level.DEBUG, line));
    }

    /// The chart has been told this.
    void told(Progress progress) {
        if (!hasNumber) {
            hasNumber = true;
            say("first number", progress);
        }
        if (!isSteady && progress.phase() != Phase.WARMING_UP) {
            isSteady = true;
            steadySince = clock.getAsLong();
            say("steady", progress);
        }
        if (isSteady && !isLater && clock.getAsLong() - steadySince >= LATER) {
            isLater = true;
            say("ten seconds later,", progress);
        }
    }

    private void say(String what, Progress progress) {
        said.accept(String.format(Locale.ROOT, "%s after %,d ms: %.3f ms", what,
                (clock.getAsLong() - began) / 1_000_000, progress.readings().getFirst().statistics().medianMillis()));
    }
}
