package blocksmith.app.session;

import blocksmith.engine.analysis.Totals;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.bench.Beforehand;
import blocksmith.engine.plan.PlanOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Has the kernels of the design that is open compiled while nobody measures or edits, so that a measurement need not wait
/// for the compiler. Of all windows' designs the newest wins. On the FX thread only: planning and running have a thread of
/// their own. Code stays, for it goes by the shapes of layers; a plan has all weights, so one is kept of all windows' designs, if
/// it is small, and only until its design is edited, measured or closed.
public final class KernelsAhead implements AutoCloseable {
    /// Who edits has the processors until then.
    private static final Duration AFTER_EDIT = Duration.millis(500);
    /// The design that the program was opened with comes first.
    private static final long BEFORE_FIRST_BLOCK = 2_000;
    /// Planned, they take several times as many floats until they have been rehearsed.
    private static final long MOST_PARAMETERS = 32_000_000;
    private static final long MOST_BYTES = 1L << 28;
    private static final System.Logger LOG = System.getLogger(KernelsAhead.class.getName());

    private final Optional<ScheduledThreadPoolExecutor> worker;
    private final PauseTransition pause = new PauseTransition(AFTER_EDIT);
    /// Null where nothing is left to do.
    private @Nullable Wish wanted;
    /// The newest plan; null where it was taken, is large, or its design is another by now.
    private @Nullable Kept kept;
    /// On the worker only.
    private boolean hasRehearsed;
    /// Counts all that ends what is being done.
    private final AtomicLong generation = new AtomicLong();

    /// What is to be measured one day.
    ///
    /// @param by      who may take it back
    /// @param forms   the design, and what is measured in turn with it where that can be run
    /// @param options how to plan; asked on the worker
    record Wish(Object by, List<ShownForm> forms, Backend backend, Supplier<PlanOptions> options) {
        Wish {
            forms = List.copyOf(forms);
        }

        /// Whether it is of kernels that are compiled here, and small enough that nobody minds.
        boolean isWorthwhile() {
            return backend.equals(Backend.EMBEDDED) && sum(Totals::parameters) <= MOST_PARAMETERS
                    && sum(Totals::inferenceBytes) <= MOST_BYTES;
        }

        private long sum(ToLongFunction<Totals> amount) {
            return forms.stream().map(form -> form.analysis().totals()).mapToLong(amount).sum();
        }

        /// @param earlier is it, where it is of the same
        Planned planned(Planned earlier) {
            return earlier.next(forms, backend, options.get());
        }
    }

    /// What was planned.
    ///
    /// @param by for whom
    private record Kept(Object by, Planned planned) {
    }

    private KernelsAhead(Optional<ScheduledThreadPoolExecutor> worker) {
        this.worker = worker;
        pause.setOnFinished(_ -> begin());
    }

    /// Where nothing is to be done that nobody asked for.
    public static KernelsAhead none() {
        return new KernelsAhead(Optional.empty());
    }

    public static KernelsAhead onThread() {
        var worker = new ScheduledThreadPoolExecutor(1,
                Thread.ofPlatform().daemon().name("blocksmith-ahead").factory(),
                new ThreadPoolExecutor.DiscardPolicy());
        worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return new KernelsAhead(Optional.of(worker));
    }

    /// Has what all measurements need compiled, and a block that is run first.
    public void start() {
        worker.ifPresent(thread -> thread.schedule(() -> logged(() -> first(thread)), BEFORE_FIRST_BLOCK,
                TimeUnit.MILLISECONDS));
    }

    /// When nothing has been edited for a moment.
    void want(Wish wish) {
        if (worker.isPresent()) {
            takeBack(wish.by());
            wanted = wish.isWorthwhile() ? wish : wanted;
            postpone();
        }
    }

    /// What has not been done is done later: somebody edits.
    void postpone() {
        generation.incrementAndGet();
        pause.stop();
        if (wanted != null) {
            pause.playFromStart();
        }
    }

    /// Leaves what this one wanted, and puts off what others want: somebody measures, or is gone.
    void takeBack(Object by) {
        if (wanted != null && wanted.by().equals(by)) {
            wanted = null;
        }
        if (kept != null && kept.by().equals(by)) {
            kept = null;
        }
        postpone();
    }

    /// What this one wanted, as it was planned; once, for it goes where it is measured.
    Optional<Planned> take(Object by) {
        var planned = Optional.ofNullable(kept).filter(one -> one.by().equals(by)).map(Kept::planned);
        planned.ifPresent(_ -> kept = null);
        return planned;
    }

    /// Keeps what this one wanted, and nothing beside it.
    void keep(Object by, Planned planned) {
        kept = planned.isWorthKeeping() ? new Kept(by, planned) : null;
    }

    /// Whether anything is left to do.
    boolean isWanting() {
        return wanted != null;
    }

    /// Ends what is being done.
    @Override
    public void close() {
        wanted = null;
        kept = null;
        postpone();
        worker.ifPresent(ScheduledThreadPoolExecutor::shutdown);
    }

    private void begin() {
        var wish = wanted;
        long mine = generation.get();
        if (wish != null) {
            // it may be there, if a measurement elsewhere ended its rehearsal; any other goes, so that there are no two at once
            var earlier = take(wish.by()).orElse(Planned.NOTHING);
            keep(wish.by(), earlier);
            worker.ifPresent(thread -> thread.execute(() -> work(wish, earlier, mine)));
        }
    }

    private void work(Wish wish, Planned earlier, long mine) {
        var hindered = new AtomicBoolean();
        BooleanSupplier unwanted = () -> {
            if (Beforehand.isHindered()) {
                hindered.set(true);
            }
            return hindered.get() || generation.get() != mine;
        };
        logged(() -> rehearse(wish, earlier, mine, unwanted));
        Platform.runLater(() -> end(mine, hindered.get()));
        logged(() -> Beforehand.compileLoops(() -> generation.get() != mine));
    }

    private void rehearse(Wish wish, Planned earlier, long mine, BooleanSupplier unwanted) {
        if (unwanted.getAsBoolean()) {
            return;
        }
        var planned = wish.planned(earlier);
        Platform.runLater(() -> keep(mine, wish.by(), planned));
        var programs = planned.measurable();
        if (!programs.isEmpty() && !unwanted.getAsBoolean()) {
            hasRehearsed = true;
            var reached = Beforehand.rehearse(programs, unwanted);
            Platform.runLater(() -> keep(mine, wish.by(), planned.expecting(reached)));
        }
    }

    /// When it is planned, and again when it is known what its runs come to.
    private void keep(long mine, Object by, Planned planned) {
        if (generation.get() == mine) {
            keep(by, planned);
        }
    }

    private void first(ScheduledThreadPoolExecutor thread) {
        if (!hasRehearsed) {
            FirstBlock.run();
            // an edit during the block has its own work behind this one
            long mine = generation.get();
            Beforehand.compileLoops(() -> generation.get() != mine || !thread.getQueue().isEmpty());
        }
    }

    /// Nobody waits for it, so nobody else would be told of a failure.
    private void logged(Runnable work) {
        try {
            work.run();
        } catch (OutOfMemoryError few) {
            Platform.runLater(() -> kept = null);
            LOG.log(System.Logger.Level.DEBUG, "There is no memory to compile kernels ahead", few);
        } catch (RuntimeException | Error failure) {
            LOG.log(System.Logger.Level.ERROR, "Kernels are not compiled ahead", failure);
        }
    }

    /// What a measurement hindered is tried again; what failed is not.
    private void end(long mine, boolean hindered) {
        if (generation.get() == mine) {
            if (hindered) {
                pause.playFromStart();
            } else {
                wanted = null;
            }
        }
    }
}
