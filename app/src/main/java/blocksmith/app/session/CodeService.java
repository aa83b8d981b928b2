package blocksmith.app.session;

import blocksmith.engine.design.Section;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.template.Template;
import blocksmith.engine.torch.TorchWriter;
import blocksmith.engine.torch.TorchWriting;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// Keeps the PyTorch code of the design, or of what is selected, while somebody looks at it. On the FX thread only: the
/// writing has a worker, on which the newest request wins.
public final class CodeService implements AutoCloseable {
    private final BooleanProperty watched = new SimpleBooleanProperty(false);
    private final ReadOnlyObjectWrapper<Code> code = new ReadOnlyObjectWrapper<>(new Code("", false));
    private final ExecutorService worker = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("blocksmith-code").factory());
    private final AtomicReference<@Nullable Request> waiting = new AtomicReference<>();
    private @Nullable Request last;

    /// What is shown: code, or why there is none.
    ///
    /// @param isCode whether the text is code
    public record Code(String text, boolean isCode) {
    }

    private record Request(Analyzed analyzed, Set<NodeId> selection) {
        /// The design, or a part of it that begins with images.
        Optional<Template> template() {
            var whole = analyzed.elaboration().template();
            if (selection.isEmpty() || selection.containsAll(whole.design().nodes().keySet())) {
                return Optional.of(whole);
            }
            return Section.of(whole.design(), selection, analyzed::shape)
                    .map(part -> new Template(whole.origin(), part.design()));
        }
    }

    CodeService() {
        watched.addListener((_, _, now) -> {
            if (now) {
                write();
            }
        });
    }

    /// Whether somebody looks at the code: it is made only then.
    public BooleanProperty watchedProperty() {
        return watched;
    }

    public ReadOnlyObjectProperty<Code> codeProperty() {
        return code.getReadOnlyProperty();
    }

    void follow(Analyzed analyzed, Set<NodeId> selection) {
        last = new Request(analyzed, selection);
        if (watched.get()) {
            write();
        }
    }

    private void write() {
        if (last != null && waiting.getAndSet(last) == null) {
            worker.execute(this::work);
        }
    }

    private void work() {
        var request = waiting.getAndSet(null);
        if (request != null) {
            var made = made(request);
            Platform.runLater(() -> code.set(made));
        }
    }

    private static Code made(Request request) {
        var template = request.template();
        if (template.isEmpty()) {
            return new Code("What arrives at the selection is no image. Select the nodes before it too.", false);
        }
        return switch (TorchWriter.write(template.get(), request.analyzed().elaboration().source())) {
            case TorchWriting.Written(var text, _) -> new Code(text, true);
            case TorchWriting.Impossible(var problems) -> new Code(
                    problems.stream().map(Problem::toString).collect(Collectors.joining("\n")), false);
        };
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
