package blocksmith.app.session;

import blocksmith.engine.backend.Backend;
import blocksmith.engine.op.Accuracy;
import blocksmith.engine.plan.PlanOptions;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// How the live measurement measures. All of it may be changed while it does.
public final class BenchmarkSettings {
    private final IntegerProperty threads = new SimpleIntegerProperty(
            Math.min(2, Runtime.getRuntime().availableProcessors()));
    private final IntegerProperty batch = new SimpleIntegerProperty(1);
    private final ObjectProperty<Backend> backend = new SimpleObjectProperty<>(Backend.EMBEDDED);
    private final ObjectProperty<Accuracy> accuracy = new SimpleObjectProperty<>(Accuracy.DEFAULT);

    /// @param listener told what a change is called by which the same design is measured otherwise; null for one that the
    ///                 chart is not to show
    BenchmarkSettings(Consumer<@Nullable String> listener) {
        threads.addListener((_, _, _) -> listener.accept(null));
        accuracy.addListener((_, _, changed) -> listener.accept(changed.id()));
        backend.addListener((_, _, changed) -> listener.accept(changed.title()));
    }

    public IntegerProperty threadsProperty() {
        return threads;
    }

    /// Images at once; the analysis follows it too, and the measurement follows the analysis.
    public IntegerProperty batchProperty() {
        return batch;
    }

    public ObjectProperty<Backend> backendProperty() {
        return backend;
    }

    /// How exact the embedded engine's convolutions are.
    public ObjectProperty<Accuracy> accuracyProperty() {
        return accuracy;
    }

    /// How plans are to be made.
    PlanOptions options() {
        return new PlanOptions(threads.get(), accuracy.get());
    }
}
