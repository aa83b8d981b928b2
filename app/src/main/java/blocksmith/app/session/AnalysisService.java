package blocksmith.app.session;

import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.Design;
import blocksmith.engine.template.Origin;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplateFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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
    private final Analyzed first;
    /// By where designs are kept: those that are stepped into and out of again know what they last did.
    private final Map<Origin, Analyzed> known = new HashMap<>();
    private Analyzed last;
    private int opening;

    /// @param file where the design is kept; null for nowhere yet
    /// @param opening which time a design was opened: what was known before then is of others
    private record Request(Design design, @Nullable Path file, Setting setting, int opening) {
        Template template() {
            return file == null ? new Template(Origin.UNSAVED, design) : TemplateFiles.inFile(design, file);
        }
    }

    /// @param listener told of each result, on the FX thread
    AnalysisService(Analyzed first, Consumer<Analyzed> listener) {
        this.first = first;
        this.last = first;
        this.listener = listener;
    }

    /// @param file    where the design is kept; null for nowhere yet
    /// @param opening which time a design was opened; within one, shapes of what is no longer found are remembered
    void submit(Design design, @Nullable Path file, Setting setting, int opening) {
        if (waiting.getAndSet(new Request(design, file, setting, opening)) == null) {
            worker.execute(this::work);
        }
    }

    private void work() {
        var request = waiting.getAndSet(null);
        if (request != null) {
            var template = request.template();
            var result = before(request, template.origin()).next(template, request.setting());
            known.put(template.origin(), result);
            last = result;
            Platform.runLater(() -> listener.accept(result));
        }
    }

    /// The analysis to begin from: the last one of this design, under whatever name it was kept.
    private Analyzed before(Request request, Origin origin) {
        if (request.opening() != opening) {
            opening = request.opening();
            known.clear();
            return first;
        }
        return known.getOrDefault(origin, last.design().equals(request.design()) ? last : first);
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
