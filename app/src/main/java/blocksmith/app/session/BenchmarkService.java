package blocksmith.app.session;

import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.EmbeddedProgram;
import blocksmith.engine.backend.Preparation;
import blocksmith.engine.backend.Program;
import blocksmith.engine.bench.Benchmark;
import blocksmith.engine.bench.Phase;
import blocksmith.engine.bench.Progress;
import blocksmith.engine.op.Accuracy;
import blocksmith.engine.plan.PlanOptions;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.tune.TunedLayers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// Measures the design while it is being edited. With *live* on, it starts anew 300 ms after the last edit that changes
/// what is computed; moving a node changes nothing. On the FX thread only: planning and measuring have their own.
public final class BenchmarkService implements AutoCloseable {
    private static final javafx.util.Duration AFTER_EDIT = javafx.util.Duration.millis(300);
    private static final Duration UNTIL_STOPPED = Duration.ofDays(365);
    private static final System.Logger LOG = System.getLogger(BenchmarkService.class.getName());

    private final BooleanProperty live = new SimpleBooleanProperty(false);
    private final IntegerProperty threads = new SimpleIntegerProperty(
            Math.min(2, Runtime.getRuntime().availableProcessors()));
    private final IntegerProperty batch = new SimpleIntegerProperty(1);
    private final ObjectProperty<Backend> backend = new SimpleObjectProperty<>(Backend.EMBEDDED);
    private final ObjectProperty<Accuracy> accuracy = new SimpleObjectProperty<>(Accuracy.DEFAULT);
    private final ErrorService errors = new ErrorService();
    private final ReadOnlyObjectWrapper<BenchmarkState> state = new ReadOnlyObjectWrapper<>(BenchmarkState.EMPTY);
    private final ExecutorService planner = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("blocksmith-planner").factory());
    private final PauseTransition pause = new PauseTransition(AFTER_EDIT);
    private final TunedLayers layers;
    private final Timeline timeline;
    private ShownForm current;
    private @Nullable Baseline baseline;
    /// What was measured last, for the next plan to take what is the same.
    private List<Program> earlier = List.of();
    private @Nullable Benchmark running;
    /// Counts starts, so that what an earlier one still tells is not taken for news.
    private long generation;

    /// @param first  what is shown so far
    /// @param layers of which it is known how fast their kernels are
    BenchmarkService(ShownForm first, TunedLayers layers) {
        this.current = first;
        this.layers = layers;
        this.timeline = new Timeline(layers);
        pause.setOnFinished(_ -> start());
        live.addListener((_, _, on) -> {
            if (on) {
                start();
            } else {
                stop(BenchmarkStatus.OFF);
            }
        });
        threads.addListener((_, _, _) -> restartSoon());
        accuracy.addListener((_, _, changed) -> {
            mark(changed.id());
            restartSoon();
        });
        backend.addListener((_, _, changed) -> {
            mark(changed.title());
            restartSoon();
        });
    }

    /// Whether it measures.
    public BooleanProperty liveProperty() {
        return live;
    }

    public IntegerProperty threadsProperty() {
        return threads;
    }

    /// Images at once; the analysis follows it too.
    public IntegerProperty batchProperty() {
        return batch;
    }

    /// What it is measured with. It may be changed while it measures.
    public ObjectProperty<Backend> backendProperty() {
        return backend;
    }

    /// How exact the embedded engine's convolutions are. It may be changed while it measures.
    public ObjectProperty<Accuracy> accuracyProperty() {
        return accuracy;
    }

    /// The largest error of what it measures.
    public ReadOnlyObjectProperty<LargestError> errorProperty() {
        return errors.stateProperty();
    }

    /// Measures the largest error though it takes long.
    public void measureError() {
        errors.measure();
    }

    public ReadOnlyObjectProperty<BenchmarkState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// @param change what the change is called that led to it; null when the chart is not to show one
    void follow(ShownForm shown, @Nullable String change) {
        boolean same = shown.form() == current.form()
                && shown.analysis().graph().nodes().equals(current.analysis().graph().nodes())
                && shown.analysis().setting().equals(current.analysis().setting());
        current = shown;
        if (!same) {
            mark(change);
            forgetWhenOff();
            restartSoon();
        }
    }

    void compareWith(@Nullable Baseline changed) {
        baseline = changed;
        timeline.clearBaseline();
        state.set(state.get().withoutBaseline());
        restartSoon();
    }

    /// Numbers of an earlier design must not stand beside this one's as if they were its own.
    private void forgetWhenOff() {
        if (!live.get()) {
            state.set(BenchmarkState.EMPTY);
            errors.forget();
        }
    }

    private void mark(@Nullable String change) {
        if (live.get() && change != null) {
            timeline.mark(change);
        }
    }

    /// Forgets what was measured: another design is shown.
    void clear() {
        stop(live.get() ? BenchmarkStatus.PREPARING : BenchmarkStatus.OFF);
        timeline.clear();
        earlier = List.of();
        errors.forget();
        state.set(BenchmarkState.EMPTY.with(state.get().status()));
        restartSoon();
    }

    private void restartSoon() {
        if (live.get()) {
            stop(BenchmarkStatus.PREPARING);
            pause.playFromStart();
        }
    }

    private void stop(BenchmarkStatus status) {
        pause.stop();
        generation++;
        if (running != null) {
            running.close();
            running = null;
        }
        if (status == BenchmarkStatus.OFF) {
            errors.end();
        } else {
            errors.forget();
        }
        state.set(state.get().with(status));
    }

    private void start() {
        stop(BenchmarkStatus.PREPARING);
        long mine = generation;
        var forms = new ArrayList<>(List.of(current));
        if (baseline != null) {
            forms.add(ShownForm.training(baseline.analyzed()));
        }
        var options = options();
        var chosen = backend.get();
        var last = earlier;
        planner.execute(() -> {
            try {
                var informed = informed(options);
                var prepared = forms.stream()
                        .map(form -> chosen.prepare(form.analysis(), form.weights(), informed, last))
                        .toList();
                Platform.runLater(() -> begin(mine, prepared));
            } catch (RuntimeException | OutOfMemoryError failure) {
                Platform.runLater(() -> fail(mine, failure));
            }
        });
    }

    /// How plans are to be made.
    PlanOptions options() {
        return new PlanOptions(threads.get(), accuracy.get());
    }

    /// The same with all that is known now; not on the FX thread, for the first time reads a file.
    PlanOptions informed(PlanOptions options) {
        return options.with(layers.preferences());
    }

    private void begin(long mine, List<Preparation> prepared) {
        if (mine != generation) {
            return;
        }
        switch (prepared.getFirst()) {
            case Preparation.Impossible(var problems) -> state.set(timeline.impossible(problems));
            case Preparation.Prepared(var program) when program.isEmpty() ->
                state.set(timeline.impossible(List.of()));
            case Preparation.Prepared(var program) -> measure(mine, program, baselineProgram(prepared));
        }
    }

    private static Optional<Program> baselineProgram(List<Preparation> prepared) {
        return prepared.size() > 1 && prepared.getLast() instanceof Preparation.Prepared(var program)
                ? Optional.of(program)
                : Optional.empty();
    }

    private void measure(long mine, Program program, Optional<Program> compared) {
        var programs = new ArrayList<>(List.of(program));
        compared.ifPresent(programs::add);
        earlier = List.copyOf(programs);
        var newest = new AtomicReference<@Nullable Progress>();
        var tuning = LiveTuning.of(programs, layers, () -> Platform.runLater(() -> planAnew(mine)));
        running = Benchmark.start(programs, UNTIL_STOPPED, errors.begin(program, current).and(tuning), progress -> {
            // news that the FX thread has not taken yet is joined to this, so that it is never behind
            if (newest
                    .getAndUpdate(earlier -> earlier == null ? progress : Timeline.joined(earlier, progress)) == null) {
                Platform.runLater(() -> show(mine, program, newest.getAndSet(null)));
            }
        }, failure -> Platform.runLater(() -> fail(mine, failure)));
    }

    private void planAnew(long mine) {
        if (mine == generation) {
            mark("faster kernels");
            start();
        }
    }

    private void fail(long mine, Throwable failure) {
        LOG.log(System.Logger.Level.ERROR, "The engine failed", failure);
        if (mine == generation) {
            var finding = Finding.error(ProblemCode.ENGINE_FAILURE, null, "The engine failed: " + failure + ".",
                    "This is a bug: please report it with the design.");
            state.set(timeline.impossible(List.of(finding.atDesign())));
        }
    }

    private void show(long mine, Program program, @Nullable Progress progress) {
        if (mine == generation && progress != null) {
            state.set(timeline.add(program, progress));
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
        stop(BenchmarkStatus.OFF);
        planner.shutdownNow();
    }
}
