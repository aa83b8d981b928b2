package blocksmith.app.session;

import blocksmith.app.session.PairLatency.Status;
import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.Preparation;
import blocksmith.engine.backend.Program;
import blocksmith.engine.bench.Benchmark;
import blocksmith.engine.bench.Phase;
import blocksmith.engine.bench.Progress;
import blocksmith.engine.bench.RunLog;
import blocksmith.engine.compare.Comparison;
import blocksmith.engine.plan.PlanOptions;
import blocksmith.engine.weights.DrawnWeights;
import blocksmith.engine.weights.SetWeights;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Measures two designs in turn for some seconds. While it does, the live measurement rests; it goes on afterwards, unless
/// it was started meanwhile, which ends this one. On the FX thread only: planning and measuring have their own.
final class PairMeasurement implements AutoCloseable {
    private static final Duration LENGTH = Duration.ofSeconds(3);
    private static final System.Logger LOG = System.getLogger(PairMeasurement.class.getName());
    private static final DrawnWeights WEIGHTS = new DrawnWeights(0);

    private final BenchmarkService live;
    private final ReadOnlyObjectWrapper<PairLatency> latency = new ReadOnlyObjectWrapper<>(PairLatency.NOT_MEASURED);
    private final ExecutorService planner = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("blocksmith-pair-planner").factory());
    private @Nullable Benchmark running;
    /// Whether the live measurement goes on afterwards.
    private boolean resumes;
    /// Counts starts, so that what an earlier one still tells is not taken for news.
    private long generation;

    /// @param live what has the processors otherwise
    PairMeasurement(BenchmarkService live) {
        this.live = live;
        live.liveProperty().addListener((_, _, on) -> {
            if (on && latency.get().isRunning()) {
                resumes = false;
                stop();
            }
        });
    }

    ReadOnlyObjectProperty<PairLatency> latencyProperty() {
        return latency.getReadOnlyProperty();
    }

    void start(Comparison comparison) {
        stop();
        resumes = live.liveProperty().get();
        live.liveProperty().set(false);
        latency.set(PairLatency.of(Status.PREPARING));
        long mine = generation;
        var options = live.settings().options();
        var sides = List.of(comparison.before(), comparison.after());
        var names = sides.stream().map(side -> side.design().name()).toList();
        planner.execute(() -> {
            try {
                var informed = live.informed(options);
                var prepared = sides.stream().map(side -> prepared(side.analysis(), informed)).toList();
                Platform.runLater(() -> begin(mine, names, prepared));
            } catch (RuntimeException | OutOfMemoryError failure) {
                Platform.runLater(() -> fail(mine, failure));
            }
        });
    }

    private static Preparation prepared(Analysis analysis, PlanOptions options) {
        return Backend.EMBEDDED.prepare(analysis, new SetWeights(analysis.graph(), 0, WEIGHTS), options);
    }

    /// Ends what runs, and forgets what was measured.
    void stop() {
        generation++;
        if (running != null) {
            running.close();
            running = null;
        }
        latency.set(PairLatency.NOT_MEASURED);
        resume();
    }

    /// Ends what runs, with no live measurement afterwards.
    void giveWay() {
        resumes = false;
        if (latency.get().isRunning()) {
            stop();
        }
    }

    private void resume() {
        if (resumes) {
            resumes = false;
            live.liveProperty().set(true);
        }
    }

    private void begin(long mine, List<String> names, List<Preparation> prepared) {
        if (mine != generation) {
            return;
        }
        var programs = new ArrayList<Program>();
        for (int i = 0; i < prepared.size(); i++) {
            switch (prepared.get(i)) {
                case Preparation.Impossible(var problems) -> {
                    var first = problems.getFirst();
                    end(PairLatency.impossible(names.get(i) + ": " + first.fact() + " " + first.fix()));
                    return;
                }
                case Preparation.Prepared(var program) when program.isEmpty() -> {
                    end(PairLatency.impossible(names.get(i) + " has nothing to run."));
                    return;
                }
                case Preparation.Prepared(var program) -> programs.add(program);
            }
        }
        measure(mine, programs);
    }

    private void measure(long mine, List<Program> programs) {
        var log = new RunLog(programs.size());
        var newest = new AtomicReference<@Nullable PairLatency>();
        running = Benchmark.start(programs, LENGTH, progress -> {
            log.add(progress);
            if (newest.getAndSet(latency(progress, log)) == null) {
                Platform.runLater(() -> show(mine, newest.getAndSet(null)));
            }
        }, failure -> Platform.runLater(() -> fail(mine, failure)));
    }

    private static PairLatency latency(Progress progress, RunLog log) {
        var status = switch (progress.phase()) {
            case WARMING_UP -> Status.WARMING_UP;
            case MEASURING -> Status.MEASURING;
            case ENDED -> progress.isProvisional() ? Status.MEASURED_TOO_EARLY : Status.MEASURED;
        };
        var readings = progress.readings();
        return new PairLatency(status, Optional.of(readings.getFirst().statistics()),
                Optional.of(readings.getLast().statistics()),
                progress.phase() == Phase.ENDED ? log.ratio(1) : Optional.empty(), "");
    }

    private void show(long mine, @Nullable PairLatency told) {
        if (mine == generation && told != null) {
            if (told.isRunning()) {
                latency.set(told);
            } else {
                end(told);
            }
        }
    }

    private void end(PairLatency last) {
        running = null;
        latency.set(last);
        resume();
    }

    private void fail(long mine, Throwable failure) {
        LOG.log(System.Logger.Level.ERROR, "The engine failed", failure);
        if (mine == generation) {
            end(PairLatency.impossible(
                    "The engine failed: " + failure + ". This is a bug: please report it with the designs."));
        }
    }

    @Override
    public void close() {
        resumes = false;
        stop();
        planner.shutdownNow();
    }
}
