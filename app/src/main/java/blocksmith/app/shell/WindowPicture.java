package blocksmith.app.shell;

import blocksmith.app.session.BenchmarkService;
import blocksmith.app.session.BenchmarkState;
import blocksmith.app.session.BenchmarkStatus;
import blocksmith.app.session.ClipboardAccess;
import blocksmith.app.session.ComparisonService;
import blocksmith.app.session.ComparisonState;
import blocksmith.app.session.Counterpart;
import blocksmith.app.session.EditorSession;
import blocksmith.app.session.Form;
import blocksmith.app.session.KernelCache;
import blocksmith.app.session.KernelsAhead;
import blocksmith.app.session.Sample;
import blocksmith.app.session.TemplateMaking;
import blocksmith.app.session.TemplateStore;
import blocksmith.app.theme.Appearance;
import blocksmith.app.theme.Theme;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.TemplateDraft;
import blocksmith.engine.problem.NodeId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

/// The picture of the real window, made without a display by the toolkit's own headless platform.
///
/// @param file     where the design came from, which the status line names
/// @param selected the nodes that are selected
/// @param page     that the inspector shows
/// @param form     that the design is shown in
/// @param compared what the design is compared with; empty for nothing
public record WindowPicture(Design design, Path file, Set<NodeId> selected, Page page, Form form,
        Optional<Counterpart> compared, Theme theme) {
    /// A page of the inspector.
    public enum Page {
        PROPERTIES, EXPLAIN, CODE
    }

    /// The chart covers ten seconds; half of it shows how steady the latency is.
    private static final long MEASURED_NANOS = Duration.ofSeconds(6).toNanos();
    /// Some machines never settle. Two networks are compiled in half of it.
    private static final javafx.util.Duration LONGEST = javafx.util.Duration.seconds(40);

    /// Shows the design, measures it for some seconds, and takes the picture. Once in a process: the toolkit ends with
    /// it.
    public WritableImage take(int width, int height) throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var picture = new CompletableFuture<WritableImage>();
        Platform.startup(() -> {
        });
        Platform.runLater(() -> show(width, height, picture));
        try {
            return picture.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("The window could not be shown", failure.getCause());
        } finally {
            Platform.exit();
        }
    }

    private void show(int width, int height, CompletableFuture<WritableImage> picture) {
        try {
            var appearance = new Appearance(theme);
            var session = new EditorSession(new NoClipboard(), TemplateStore.usual(), KernelCache.usual(),
                    KernelsAhead.none());
            var window = new MainWindow(session, appearance, new NoChoosers(),
                    new Preferences(Path.of("no-preferences-here")), _ -> {
                    });
            var scene = new Scene(window, width, height);
            appearance.style(scene);
            window.makeRoom(width);
            session.show(design, file);
            session.select(selected);
            session.form().formProperty().set(form);
            switch (page) {
                case PROPERTIES -> {
                }
                case EXPLAIN -> window.showExplanations();
                case CODE -> window.showCode();
            }
            var wait = new PauseTransition(LONGEST);
            wait.setOnFinished(_ -> {
                settle(window);
                // what the layout asked for comes first
                Platform.runLater(() -> {
                    settle(window);
                    picture.complete(scene.snapshot(null));
                    session.close();
                });
            });
            compared.ifPresentOrElse(counterpart -> compare(session.comparison(), counterpart, wait),
                    () -> measure(session.benchmark(), wait));
            wait.play();
        } catch (RuntimeException failure) {
            picture.completeExceptionally(failure);
        }
    }

    private static void measure(BenchmarkService benchmark, PauseTransition wait) {
        benchmark.stateProperty().addListener((_, _, state) -> {
            if (isSettled(state)) {
                wait.jumpTo(LONGEST);
            }
        });
        benchmark.liveProperty().set(true);
    }

    /// Measures both designs as soon as they are compared.
    private void compare(ComparisonService comparison, Counterpart counterpart, PauseTransition wait) {
        comparison.latencyProperty().addListener((_, _, latency) -> {
            switch (latency.status()) {
                case NOT_MEASURED, PREPARING, WARMING_UP, MEASURING -> {
                }
                case MEASURED, MEASURED_TOO_EARLY, IMPOSSIBLE -> wait.jumpTo(LONGEST);
            }
        });
        comparison.stateProperty().addListener((_, _, state) -> {
            if (state instanceof ComparisonState.Compared(_, var sides) && sides.after().design().equals(design)) {
                comparison.measure();
            }
        });
        comparison.compareWith(counterpart);
    }

    private static boolean isSettled(BenchmarkState state) {
        var samples = state.design().samples().stream().filter(Predicate.not(Sample::provisional)).toList();
        return (state.status() == BenchmarkStatus.IMPOSSIBLE && !state.problems().isEmpty())
                || (state.status() == BenchmarkStatus.STEADY
                        && !samples.isEmpty() && samples.getLast().at() - samples.getFirst().at() > MEASURED_NANOS);
    }

    /// A scene that is on no screen is not laid out by itself, and what is made while it is laid out is styled only the
    /// next time.
    private static void settle(MainWindow window) {
        for (int i = 0; i < 3; i++) {
            window.applyCss();
            window.layout();
        }
    }

    /// Nothing is copied while a picture is taken.
    private static final class NoClipboard implements ClipboardAccess {
        @Override
        public Optional<String> text() {
            return Optional.empty();
        }

        @Override
        public void put(String text) {
            throw new UnsupportedOperationException();
        }
    }

    /// Nothing is asked while a picture is taken.
    private static final class NoChoosers implements Choosers {
        @Override
        public Optional<TemplateDraft> template(TemplateMaking making) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> fileToOpen() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> fileToSave(String suggestion) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> fileToExport(String kind, String suggestion) {
            return Optional.empty();
        }

        @Override
        public Optional<List<String>> templatesToExport(List<String> names) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> collectionToWrite(CollectionForm form) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> collectionToRead(CollectionForm form) {
            return Optional.empty();
        }

        @Override
        public LeavingAnswer leaving(String design) {
            return LeavingAnswer.STAY;
        }
    }
}
