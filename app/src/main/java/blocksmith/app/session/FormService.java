package blocksmith.app.session;

import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.rewrite.Deployment;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// Shows the design in one of its forms, and follows its edits. On the FX thread only: the deployed form is made on a worker,
/// which then runs both forms to compare what comes out, until a newer design comes. The design itself stays as it is.
public final class FormService implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FormService.class.getName());

    private final ObjectProperty<Form> form = new SimpleObjectProperty<>(Form.TRAINING);
    private final ReadOnlyObjectWrapper<ShownForm> shown;
    private final BiConsumer<ShownForm, @Nullable String> listener;
    private final ExecutorService worker = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("blocksmith-deployment").factory());
    private final AtomicReference<@Nullable Request> waiting = new AtomicReference<>();
    private Analyzed newest;
    /// Counts what is asked for, so that work for what nobody wants any more is left.
    private final AtomicLong generation = new AtomicLong();

    /// @param change what the change is called that led to it; null for none
    private record Request(long generation, Analyzed analyzed, @Nullable String change) {
    }

    /// @param listener told of each form that is shown, and of the change that led to it
    FormService(Analyzed first, BiConsumer<ShownForm, @Nullable String> listener) {
        this.newest = first;
        this.listener = listener;
        this.shown = new ReadOnlyObjectWrapper<>(ShownForm.training(first));
        form.addListener((_, _, now) -> show(now.title()));
    }

    /// The form that is wanted.
    public ObjectProperty<Form> formProperty() {
        return form;
    }

    /// The form that is there; it may be of an earlier design, and of the other form, for a moment.
    public ReadOnlyObjectProperty<ShownForm> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    void follow(Analyzed analyzed, @Nullable String change) {
        newest = analyzed;
        show(change);
    }

    private void show(@Nullable String change) {
        var request = new Request(generation.incrementAndGet(), newest, change);
        switch (form.get()) {
            case TRAINING -> {
                waiting.set(null);
                show(ShownForm.training(newest), change);
            }
            case DEPLOYED -> {
                if (waiting.getAndSet(request) == null) {
                    worker.execute(this::work);
                }
            }
        }
    }

    private void show(ShownForm changed, @Nullable String change) {
        shown.set(changed);
        listener.accept(changed, change);
    }

    private void work() {
        var request = waiting.getAndSet(null);
        if (request != null) {
            var deployment = Deployment.of(request.analyzed().analysis(), request.analyzed().drawnWeights());
            var deployed = new ShownForm(request.analyzed(), deployment, new OutputComparison.Pending());
            Platform.runLater(() -> showIfWanted(request, deployed, request.change()));
            var compared = deployed.with(compared(request, deployment));
            Platform.runLater(() -> showIfWanted(request, compared, null));
        }
    }

    private void showIfWanted(Request request, ShownForm deployed, @Nullable String change) {
        if (isWanted(request)) {
            show(deployed, change);
        }
    }

    private boolean isWanted(Request request) {
        return request.generation() == generation.get();
    }

    private OutputComparison compared(Request request, Deployment deployment) {
        try (var workers = new WorkerPool(1, () -> !isWanted(request))) {
            return deployment.difference(workers)
                    .filter(difference -> difference.isFinite())
                    .<OutputComparison>map(
                            difference -> new OutputComparison.Measured(difference.largest(), difference.relative()))
                    .orElseGet(OutputComparison.Impossible::new);
        } catch (RuntimeException | OutOfMemoryError failure) {
            LOG.log(System.Logger.Level.ERROR, "The forms could not be compared", failure);
            return new OutputComparison.Impossible();
        }
    }

    @Override
    public void close() {
        generation.incrementAndGet();
        worker.shutdownNow();
    }
}
