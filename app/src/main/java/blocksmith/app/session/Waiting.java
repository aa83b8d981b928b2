package blocksmith.app.session;

import blocksmith.engine.bench.Phase;
import blocksmith.engine.bench.Progress;

/// Says in the log how long who looks at the chart waited, from the restart of the measurement on.
final class Waiting {
    private static final System.Logger LOG = System.getLogger(Waiting.class.getName());

    private final long began = System.nanoTime();
    private boolean hasNumber;
    private boolean isSteady;

    /// The chart has been told this.
    void told(Progress progress) {
        if (!hasNumber) {
            hasNumber = true;
            log("first number", progress);
        }
        if (!isSteady && progress.phase() != Phase.WARMING_UP) {
            isSteady = true;
            log("steady", progress);
        }
    }

    private void log(String what, Progress progress) {
        LOG.log(System.Logger.Level.DEBUG, "{0} after {1} ms: {2} ms", what, (System.nanoTime() - began) / 1_000_000,
                progress.readings().getFirst().statistics().medianMillis());
    }
}
