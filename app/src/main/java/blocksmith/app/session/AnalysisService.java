package blocksmith.app.session;

import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.Design;
import blocksmith.engine.template.Origin;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplateFiles;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Analyses designs on one worker. Designs that come while it works wait in one place: the newest wins.
final class AnalysisService implements AutoCloseable {
    private final ExecutorService worker = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("blocksmith-analysis").factory());
    private final AtomicReference<@Nullable Request> waiting = new AtomicReference<>();
    private final Consumer<Analyzed> listener;
    private Analyzed last;

    /// @param file where the design is kept; null for nowhere yet
    private record Request(Design design, @Nullable Path file, Setting setting) {
        Template template() {
            return file == null ? new Template(Origin.UNSAVED, design) : TemplateFiles.inFile(design, file);
        }
    }

    /// @param listener told of each result, on the FX thread
    AnalysisService(Analyzed first, Consumer<Analyzed> listener) {
        this.last = first;
        this.listener = listener;
    }

    /// @param file where the design is kept; null for nowhere yet
    void submit(Design design, @Nullable Path file, Setting setting) {
        if (waiting.getAndSet(new Request(design, file, setting)) == null) {
            worker.execute(this::work);
        }
    }

    private void work() {
        var request = waiting.getAndSet(null);
        if (request != null) {
            var result = last.next(request.template(), request.setting());
            last = result;
            Platform.runLater(() -> listener.accept(result));
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
