package blocksmith.engine.bench;

import blocksmith.engine.backend.Program;
import blocksmith.engine.kernel.CompilationRequest;
import blocksmith.engine.kernel.Meanwhile;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.run.StepClock;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What the first measurement of a process would otherwise wait for: that classes are loaded, and that the code which is the
/// same in every measurement is compiled.
public final class Beforehand {
    private static final long LENGTH = TimeUnit.MILLISECONDS.toNanos(500);

    private Beforehand() {
    }

    /// Runs a program for half a second.
    ///
    /// @param program of one thread
    /// @return how often it was run
    public static int run(Program program) {
        int runs = 0;
        long began = System.nanoTime();
        try (var _ = CompilationRequest.of(List.of(Meanwhile.code()));
                var workers = new WorkerPool(1, () -> System.nanoTime() - began > LENGTH);
                var execution = program.open(workers)) {
            execution.feed(Subject.inputs(program));
            while (!workers.isStopped()) {
                execution.run(StepClock.NONE);
                runs++;
            }
        }
        return runs;
    }
}
