package blocksmith.app.session;

import blocksmith.engine.backend.Program;
import blocksmith.engine.bench.Interlude;
import blocksmith.engine.bench.Progress;
import blocksmith.engine.plan.PlanOptions;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.tune.TunedLayers;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Measures the design while it is being edited. With *live* on, it starts anew 300 ms after the last edit that changes
/// what is computed; moving a node changes nothing. On the FX thread only.
public final class BenchmarkService implements AutoCloseable {
    private static final Duration AFTER_EDIT = Duration.millis(300);

    private final BooleanProperty live = new SimpleBooleanProperty(false);
    private final BenchmarkSettings settings = new BenchmarkSettings(this::changeSetting);
    private final ErrorService errors = new ErrorService();
    private final ReadOnlyObjectWrapper<BenchmarkState> state = new ReadOnlyObjectWrapper<>(BenchmarkState.EMPTY);
    private final PauseTransition pause = new PauseTransition(AFTER_EDIT);
    private final Timeline timeline;
    private final LiveMeasurement measurement;
    private final KernelsAhead ahead;
    private ShownForm current;
    private @Nullable Baseline baseline;
    /// Others may still tell it of an analysis that was under way.
    private boolean isClosed;

    /// @param first  what is shown so far
    /// @param layers of which it is known how fast their kernels are
    /// @param ahead  has kernels compiled while it is off
    BenchmarkService(ShownForm first, TunedLayers layers, KernelsAhead ahead) {
        this.current = first;
        this.ahead = ahead;
        this.timeline = new Timeline(layers);
        this.measurement = new LiveMeasurement(layers, new Telling());
        pause.setOnFinished(_ -> start());
        live.addListener((_, _, on) -> {
            if (on) {
                start();
            } else {
                stop(BenchmarkStatus.OFF);
            }
        });
    }

    /// Shows what is measured.
    private final class Telling implements LiveMeasurement.Listener {
        @Override
        public void impossible(List<Problem> problems) {
            state.set(timeline.impossible(problems));
        }

        @Override
        public Interlude begins(Program program) {
            return errors.begin(program, current);
        }

        @Override
        public void measured(Program program, Progress progress) {
            state.set(timeline.add(program, progress));
        }

        @Override
        public void foundFaster() {
            mark("faster kernels");
            start();
        }
    }

    /// Whether it measures.
    public BooleanProperty liveProperty() {
        return live;
    }

    public BenchmarkSettings settings() {
        return settings;
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
        boolean same = shown.computesAs(current);
        boolean hasNews = shown.analysis() != current.analysis();
        current = shown;
        if (!same) {
            mark(change);
            forgetWhenOff();
            restartSoon();
        } else if (hasNews) {
            ahead.postpone();
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

    private void changeSetting(@Nullable String change) {
        mark(change);
        restartSoon();
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
        measurement.forget();
        errors.forget();
        state.set(BenchmarkState.EMPTY.with(state.get().status()));
        restartSoon();
    }

    private void restartSoon() {
        if (isClosed) {
            return;
        }
        var options = settings.options();
        if (live.get()) {
            stop(BenchmarkStatus.PREPARING);
            pause.playFromStart();
        } else {
            ahead.want(new KernelsAhead.Wish(this, forms(), settings.backendProperty().get(), () -> informed(options)));
        }
    }

    private void stop(BenchmarkStatus status) {
        pause.stop();
        ahead.takeBack(this);
        measurement.stop();
        if (status == BenchmarkStatus.OFF) {
            errors.end();
        } else {
            errors.forget();
        }
        state.set(state.get().with(status));
    }

    private void start() {
        // before it stops, which has the plan dropped
        var planned = ahead.take(this);
        stop(BenchmarkStatus.PREPARING);
        measurement.start(forms(), settings.backendProperty().get(), settings.options(), planned);
    }

    /// The design, and what it is compared with.
    private List<ShownForm> forms() {
        var forms = new ArrayList<>(List.of(current));
        if (baseline != null) {
            forms.add(ShownForm.training(baseline.analyzed()));
        }
        return forms;
    }

    /// How others are to plan, to be measured like this. Not on the FX thread, for the first time reads a file.
    PlanOptions informed(PlanOptions options) {
        return measurement.informed(options);
    }

    @Override
    public void close() {
        isClosed = true;
        stop(BenchmarkStatus.OFF);
        measurement.close();
    }
}
