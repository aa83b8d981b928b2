package blocksmith.app.session;

import blocksmith.engine.bench.Phase;
import blocksmith.engine.bench.Progress;
import java.util.Locale;
import java.util.function.Consumer;

/// Says how long who looks at the chart waited, from the restart of the measurement on.
final class Waiting {
    private static final System.Logger LOG = System.getLogger(Waiting.class.getName());

    private final long began = System.nanoTime();
    private final Consumer<String> said;
    private boolean hasNumber;
    private boolean isSteady;

    /// @param said takes what is said
    Waiting(Consumer<String> said) {
        this.said = said;
    }

    /// Says it in the log.
    static Waiting logged() {
        return new Waiting(line -> LOG.log(System.Logger.Level.DEBUG, line));
    }

    /// The chart has been told this.
    void told(Progress progress) {
        if (!hasNumber) {
            hasNumber = true;
            say("first number", progress);
        }
        if (!isSteady && progress.phase() != Phase.WARMING_UP) {
            isSteady = true;
            say("steady", progress);
        }
    }

    private void say(String what, Progress progress) {
        said.accept(String.format(Locale.ROOT, "%s after %,d ms: %.3f ms", what,
                (System.nanoTime() - began) / 1_000_000, progress.readings().getFirst().statistics().medianMillis()));
    }
}
