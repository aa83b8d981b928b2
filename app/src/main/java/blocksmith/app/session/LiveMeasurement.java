package blocksmith.app.session;

import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.EmbeddedProgram;
import blocksmith.engine.backend.Preparation;
import blocksmith.engine.backend.Program;
import blocksmith.engine.bench.Benchmark;
import blocksmith.engine.bench.Interlude;
import blocksmith.engine.bench.Phase;
import blocksmith.engine.bench.Progress;
import blocksmith.engine.plan.PlanOptions;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.tune.TunedLayers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Plans designs and measures them until it is stopped. A start ends what ran. On the FX thread only: planning and
/// measuring have their own.
final class LiveMeasurement implements AutoCloseable {
    private static final Duration UNTIL_STOPPED = Duration.ofDays(365);
    private static final System.Logger LOG = System.getLogger(LiveMeasurement.class.getName());

    private final TunedLayers layers;
    private final Listener listener;
    private final ExecutorService planner = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("blocksmith-planner").factory());
    /// What was measured last, or is to be, for the next plan to take what is the same.
    private Planned last = Planned.NOTHING;
    private @Nullable Benchmark running;
    /// Counts starts and stops, so that what an earlier one still tells is not taken for news.
    private long generation;
    private Waiting waiting = Waiting.logged();

    /// Told on the FX thread, and nothing any more of what was stopped.
    interface Listener {
        /// @param problems why the first design cannot be run; empty where there is nothing to run
        void impossible(List<Problem> problems);

        /// @param program of the first design
        /// @return what is to be done between its runs
        Interlude begins(Program program);

        void measured(Program program, Progress progress);

        /// All kernels are measured, and others than those that run would be faster.
        void foundFaster();
    }

    /// @param layers of which it is known how fast their kernels are
    LiveMeasurement(TunedLayers layers, Listener listener) {
        this.layers = layers;
        this.listener = listener;
    }

    /// @param forms the design, and what is measured in turn with it where that can be run
    /// @param ahead what was planned before anybody asked; empty where nothing was
    void start(List<ShownForm> forms, Backend backend, PlanOptions options, Optional<Planned> ahead) {
        stop();
        waiting = Waiting.logged();
        long mine = generation;
        // where it is stopped before it begins, the next start has it
        last = ahead.orElse(last);
        var earlier = last;
        planner.execute(() -> {
            try {
                var planned = earlier.next(forms, backend, informed(options));
                Platform.runLater(() -> begin(mine, planned));
            } catch (RuntimeException | OutOfMemoryError failure) {
                Platform.runLater(() -> fail(mine, failure));
            }
        });
    }

    void stop() {
        generation++;
        if (running != null) {
            // the machine may be another than when it was rehearsed
            last = last.expecting(running.reached());
            running.close();
            running = null;
        }
    }

    /// Takes nothing of what was measured for the next plan.
    void forget() {
        last = Planned.NOTHING;
    }

    /// The same with all that is known now; not on the FX thread, for the first time reads a file.
    PlanOptions informed(PlanOptions options) {
        return options.with(layers.preferences());
    }

    private void begin(long mine, Planned planned) {
        if (mine != generation) {
            return;
        }
        switch (planned.prepared().getFirst()) {
            case Preparation.Impossible(var problems) -> listener.impossible(problems);
            case Preparation.Prepared(var program) when program.isEmpty() -> listener.impossible(List.of());
            case Preparation.Prepared(var program) -> measure(mine, program, planned);
        }
    }

    private void measure(long mine, Program program, Planned planned) {
        last = planned;
        var programs = planned.programs();
        var tuning = LiveTuning.of(programs, layers, () -> Platform.runLater(() -> foundFaster(mine)));
        var newest = new AtomicReference<@Nullable Progress>();
        running = Benchmark.start(programs, UNTIL_STOPPED, planned.expected(), listener.begins(program).and(tuning),
                progress -> {
                    // news that the FX thread has not taken yet is joined to this, so that it is never behind
                    if (newest.getAndUpdate(
                            older -> older == null ? progress : Timeline.joined(older, progress)) == null) {
                        Platform.runLater(() -> show(mine, program, newest.getAndSet(null)));
                    }
                }, failure -> Platform.runLater(() -> fail(mine, failure)));
    }

    private void foundFaster(long mine) {
        if (mine == generation) {
            listener.foundFaster();
        }
    }

    private void fail(long mine, Throwable failure) {
        LOG.log(System.Logger.Level.ERROR, "The engine failed", failure);
        if (mine == generation) {
            var finding = Finding.error(ProblemCode.ENGINE_FAILURE, null, "The engine failed: " + failure + ".",
                    "This is a bug: please report it with the design.");
            listener.impossible(List.of(finding.atDesign()));
        }
    }

    private void show(long mine, Program program, @Nullable Progress progress) {
        if (mine == generation && progress != null) {
            listener.measured(program, progress);
            waiting.told(progress);
            doubt(program, progress);
        }
    }

    /// What runs far slower than it was measured is measured again.
    private void doubt(Program program, Progress progress) {
        if (progress.phase() == Phase.MEASURING && program instanceof EmbeddedProgram(var plan)) {
            var parts = progress.readings().getFirst().parts();
            for (int i = 0; i < parts.size(); i++) {
                layers.observe(plan.steps().get(i).choice().question().preferenceKey(), parts.get(i).median());
            }
        }
    }

    @Override
    public void close() {
        stop();
        forget();
        planner.shutdownNow();
    }
}
