package blocksmith.app.session;

import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.Preparation;
import blocksmith.engine.backend.Program;
import blocksmith.engine.bench.Beforehand;
import blocksmith.engine.plan.PlanOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Has the kernels of the design that is open compiled while nobody measures or edits, so that a measurement need not wait
/// for the compiler. Of all windows' designs the newest wins. On the FX thread only: planning and running have a thread of
/// their own, and what they made is dropped; code stays, for it goes by the shapes of layers.
public final class KernelsAhead {
    /// Who edits has the processors until then.
    private static final Duration AFTER_EDIT = Duration.millis(500);
    /// The design that the program was opened with comes first.
    private static final long BEFORE_FIRST_BLOCK = 2_000;
    /// Planned, they take several times as many floats for a while.
    private static final long MOST_PARAMETERS = 32_000_000;
    private static final long MOST_BYTES = 1L << 28;
    private static final System.Logger LOG = System.getLogger(KernelsAhead.class.getName());

    private final Optional<ScheduledExecutorService> worker;
    private final PauseTransition pause = new PauseTransition(AFTER_EDIT);
    /// Null where nothing is left to do.
    private @Nullable Wish wanted;
    /// On the worker only.
    private boolean hasRehearsed;
    /// Counts all that ends what is being done.
    private final AtomicLong generation = new AtomicLong();

    /// What is to be measured one day.
    ///
    /// @param options how to plan; asked on the worker
    record Wish(List<ShownForm> forms, Backend backend, Supplier<PlanOptions> options) {
        Wish {
            forms = List.copyOf(forms);
        }

        boolean isSmall() {
            return forms.stream().map(form -> form.analysis().totals())
                    .allMatch(
                            totals -> totals.parameters() <= MOST_PARAMETERS && totals.inferenceBytes() <= MOST_BYTES);
        }

        /// Those that can be run.
        List<Program> programs() {
            var planned = options.get();
            return forms.stream()
                    .map(form -> backend.prepare(form.analysis(), form.weights(), planned, List.of()))
                    .filter(Preparation.Prepared.class::isInstance)
                    .map(Preparation.Prepared.class::cast)
                    .map(Preparation.Prepared::program)
                    .filter(program -> !program.isEmpty())
                    .toList();
        }
    }

    private KernelsAhead(Optional<ScheduledExecutorService> worker) {
        this.worker = worker;
        pause.setOnFinished(_ -> begin());
    }

    /// Where nothing is to be done that nobody asked for.
    public static KernelsAhead none() {
        return new KernelsAhead(Optional.empty());
    }

    public static KernelsAhead onThread() {
        return new KernelsAhead(Optional.of(Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("blocksmith-ahead").factory())));
    }

    /// Has what all measurements need compiled, and a block that is run first.
    public void start() {
        worker.ifPresent(thread -> thread.schedule(this::first, BEFORE_FIRST_BLOCK, TimeUnit.MILLISECONDS));
    }

    /// When nothing has been edited for a moment.
    void want(Wish wish) {
        wanted = wish.isSmall() ? wish : null;
        postpone();
    }

    /// What has not been done is done later: somebody edits.
    void postpone() {
        generation.incrementAndGet();
        pause.stop();
        if (wanted != null) {
            pause.playFromStart();
        }
    }

    /// Leaves it: somebody measures.
    void cancel() {
        wanted = null;
        postpone();
    }

    /// Whether anything is left to do.
    boolean isWanting() {
        return wanted != null;
    }

    private void begin() {
        var wish = wanted;
        long mine = generation.get();
        if (wish != null) {
            worker.ifPresent(thread -> thread.execute(() -> work(wish, mine)));
        }
    }

    private void work(Wish wish, long mine) {
        try {
            if (generation.get() == mine && !Beforehand.isHindered()) {
                rehearse(wish.programs(), mine);
            }
        } catch (RuntimeException | OutOfMemoryError failure) {
            LOG.log(System.Logger.Level.DEBUG, "Kernels are not compiled ahead", failure);
        }
        Platform.runLater(() -> end(mine));
    }

    private void first() {
        if (!hasRehearsed) {
            FirstBlock.run();
        }
    }

    private void rehearse(List<Program> programs, long mine) {
        if (!programs.isEmpty()) {
            hasRehearsed = true;
            Beforehand.rehearse(programs, () -> generation.get() != mine);
        }
    }

    private void end(long mine) {
        if (generation.get() == mine) {
            wanted = null;
        }
    }
}
