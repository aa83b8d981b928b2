package blocksmith.engine.bench;

import blocksmith.engine.backend.Program;
import blocksmith.engine.kernel.CompilationRequest;
import blocksmith.engine.kernel.Meanwhile;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.run.StepClock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What the first measurement of a process would otherwise wait for: that classes are loaded, and that the code which is the
/// same in every measurement is compiled.
public final class Beforehand {
    private static final long LENGTH = TimeUnit.MILLISECONDS.toNanos(500);
    /// The compiler has seen enough of planning then, and most of it is compiled.
    private static final int PLANS = 2;

    private Beforehand() {
    }

    /// Runs a program for half a second.
    ///
    /// @param program of one thread
    /// @return how often it was run
    public static int run(Program program) {
        try (var _ = CompilationRequest.of(List.of(Meanwhile.code()))) {
            long began = System.nanoTime();
            return run(program, () -> System.nanoTime() - began > LENGTH);
        }
    }

    /// Plans a network, and runs it once.
    ///
    /// @param planned makes a program of one thread
    public static void plan(Supplier<Program> planned) {
        var program = planned.get();
        for (int i = 1; i < PLANS; i++) {
            program = planned.get();
        }
        run(program, () -> true);
    }

    private static int run(Program program, BooleanSupplier isEnough) {
        int runs = 0;
        try (var workers = new WorkerPool(1); var execution = program.open(workers)) {
            execution.feed(Subject.inputs(program));
            do {
                execution.run(StepClock.NONE);
                runs++;
            } while (!isEnough.getAsBoolean());
        }
        return runs;
    }
}
