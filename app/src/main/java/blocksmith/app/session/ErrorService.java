package blocksmith.app.session;

import blocksmith.engine.analysis.Setting;
import blocksmith.engine.backend.EmbeddedProgram;
import blocksmith.engine.backend.Program;
import blocksmith.engine.bench.Interlude;
import blocksmith.engine.bench.OutputError;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.problem.NodePath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The largest error of what the live measurement runs, measured once it is steady. On the FX thread only: the work is done
/// in interludes of the measurement. What takes long is left until it is asked for.
final class ErrorService {
    /// Of work: beside the measurement it takes some three times as long.
    private static final Duration LONGEST_UNASKED = Duration.ofSeconds(5);
    private static final int TIMES_BESIDE_MEASUREMENT = 3;

    private final ReadOnlyObjectWrapper<LargestError> state = new ReadOnlyObjectWrapper<>(new LargestError.Unknown());
    private @Nullable ErrorMeasurement running;
    private @Nullable Known known;
    /// Counts ends, so that what an earlier measurement still tells is not taken for news.
    private long generation;

    /// All that an error depends on.
    private record Subject(Map<NodePath, GraphNode> nodes, Setting setting, Form form, String backend,
            List<String> kernels) {

        static Subject of(Program program, ShownForm form) {
            var kernels = program instanceof EmbeddedProgram(var plan)
                    ? plan.steps().stream().map(step -> step.choice().kernel().name()).toList()
                    : List.<String>of();
            return new Subject(form.analysis().graph().nodes(), form.analysis().setting(), form.form(),
                    program.backend().id(), kernels);
        }
    }

    private record Known(Subject subject, LargestError error) {
    }

    ReadOnlyObjectProperty<LargestError> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What measures the error of a program, in the interludes of the measurement of its latency.
    ///
    /// @param form that the program runs
    Interlude begin(Program program, ShownForm form) {
        forget();
        var subject = Subject.of(program, form);
        if (known != null && known.subject().equals(subject)) {
            state.set(known.error());
            return Interlude.NONE;
        }
        var analysis = form.analysis();
        var weights = form.weights();
        long mine = generation;
        var made = new ErrorMeasurement(stop -> OutputError.of(program, analysis, weights, stop),
                error -> Platform.runLater(() -> show(mine, new Known(subject, error))));
        running = made;
        var expected = OutputError.expectedTime(analysis);
        if (expected.compareTo(LONGEST_UNASKED) > 0) {
            state.set(new LargestError.TakesLong(expected.multipliedBy(TIMES_BESIDE_MEASUREMENT)));
        } else {
            measure();
        }
        return made;
    }

    private void show(long mine, Known found) {
        if (mine == generation) {
            known = found;
            state.set(found.error());
        }
    }

    /// Measures what is measured only when it is asked for.
    void measure() {
        if (running != null) {
            running.want();
            state.set(new LargestError.Pending());
        }
    }

    /// Ends what runs. What is known stays.
    void end() {
        generation++;
        if (running != null) {
            running.stop();
            running = null;
        }
        if (!(state.get() instanceof LargestError.Measured)) {
            state.set(new LargestError.Unknown());
        }
    }

    /// Ends what runs: another design is shown, or the same in another way.
    void forget() {
        end();
        state.set(new LargestError.Unknown());
    }
}
