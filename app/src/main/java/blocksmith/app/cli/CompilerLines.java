package blocksmith.app.cli;

import blocksmith.app.text.Numbers;
import blocksmith.engine.bench.Phase;
import blocksmith.engine.bench.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Consumer;

/// Says now and then what a measurement waits for: kernels that the compiler has not made fast yet.
final class CompilerLines implements Consumer<Progress> {
    private static final long BETWEEN = Duration.ofSeconds(2).toNanos();

    private final PrintWriter err;
    private long told = System.nanoTime();

    CompilerLines(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void accept(Progress progress) {
        long now = System.nanoTime();
        int pending = progress.readiness().pending();
        if (progress.phase() == Phase.WARMING_UP && pending > 0 && now - told >= BETWEEN) {
            told = now;
            err.println("  " + Numbers.counted(pending, "kernel") + " still to be compiled");
            err.flush();
        }
    }

    /// What is to be known of a measurement beside its numbers; empty where there is nothing.
    static String note(Measurement measurement) {
        var readiness = measurement.reading().readiness();
        var pending = readiness.isReached()
                ? ""
                : "provisional: " + Numbers.counted(readiness.pending(), "kernel") + " not compiled in time";
        var plain = readiness.plain() == 0
                ? ""
                : Numbers.counted(readiness.plain(), "kernel") + " that could not be compiled";
        return pending.isEmpty() || plain.isEmpty() ? pending + plain : pending + ", " + plain;
    }
}
