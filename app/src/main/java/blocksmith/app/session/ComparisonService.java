package blocksmith.app.session;

import blocksmith.engine.compare.Comparison;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplateFiles;
import blocksmith.engine.template.TemplateSource;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Compares the design shown with another, and follows its edits. On the FX thread only: reading, analysing and comparing
/// have a worker, on which the newest request wins.
public final class ComparisonService implements AutoCloseable {
    private final TemplateFiles files;
    private final PairMeasurement measurement;
    private final ReadOnlyObjectWrapper<ComparisonState> state = new ReadOnlyObjectWrapper<>(ComparisonState.CLOSED);
    private final ReadOnlyObjectWrapper<List<CounterpartOffer>> offers = new ReadOnlyObjectWrapper<>(List.of());
    private final ExecutorService worker = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("blocksmith-comparison").factory());
    private final AtomicReference<@Nullable Request> waiting = new AtomicReference<>();
    private final Analyzed first;
    private Analyzed current;
    private @Nullable Baseline baseline;
    private @Nullable Counterpart chosen;
    /// The worker's: what was analysed last of the other design.
    private Analyzed last;
    private long generation;

    private record Request(Counterpart chosen, Analyzed shown, long generation) {
    }

    /// A design, or why there is none.
    private sealed interface Found {
        record Design(Template template) implements Found {
        }

        record None(String fact) implements Found {
        }
    }

    /// @param first what is analysed so far
    ComparisonService(Analyzed first, TemplateFiles files, BenchmarkService live) {
        this.first = first;
        this.current = first;
        this.last = first;
        this.files = files;
        this.measurement = new PairMeasurement(live);
    }

    public ReadOnlyObjectProperty<ComparisonState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<PairLatency> latencyProperty() {
        return measurement.latencyProperty();
    }

    /// What the design can be compared with, as it was last looked for.
    public ReadOnlyObjectProperty<List<CounterpartOffer>> offersProperty() {
        return offers.getReadOnlyProperty();
    }

    /// Looks for what the design can be compared with.
    public void refreshOffers() {
        var template = current.elaboration().template();
        var pinned = baseline;
        worker.execute(() -> {
            var found = CounterpartOffer.all(template, pinned, files);
            Platform.runLater(() -> offers.set(found));
        });
    }

    /// Compares until [#end].
    public void compareWith(Counterpart counterpart) {
        measurement.stop();
        chosen = counterpart;
        // what another design last did says nothing of this one
        worker.execute(() -> last = first);
        state.set(new ComparisonState.Preparing(counterpart.name()));
        request();
    }

    /// Compares nothing any more, and measures nothing.
    public void end() {
        chosen = null;
        generation++;
        measurement.stop();
        state.set(ComparisonState.CLOSED);
    }

    /// Measures both designs in turn.
    public void measure() {
        if (state.get() instanceof ComparisonState.Compared(_, var comparison)) {
            measurement.start(comparison);
        }
    }

    public void stopMeasuring() {
        measurement.stop();
    }

    /// Leaves the processors to others: what is being measured ends, and nothing goes on afterwards.
    public void giveWay() {
        measurement.giveWay();
    }

    void pinned(@Nullable Baseline changed) {
        baseline = changed;
    }

    void follow(Analyzed analyzed) {
        boolean same = analyzed.analysis().graph().nodes().equals(current.analysis().graph().nodes())
                && analyzed.analysis().setting().equals(current.analysis().setting());
        current = analyzed;
        if (chosen != null) {
            if (!same) {
                // what was measured is of an earlier design
                measurement.stop();
            }
            request();
        }
    }

    private void request() {
        if (chosen != null) {
            generation++;
            if (waiting.getAndSet(new Request(chosen, current, generation)) == null) {
                worker.execute(this::work);
            }
        }
    }

    private void work() {
        var request = waiting.getAndSet(null);
        if (request != null) {
            var result = compared(request);
            Platform.runLater(() -> {
                if (request.generation() == generation) {
                    state.set(result);
                }
            });
        }
    }

    private ComparisonState compared(Request request) {
        return switch (found(request)) {
            case Found.None(var fact) -> new ComparisonState.Refused(request.chosen().name(), fact);
            case Found.Design(var template) -> {
                var shown = request.shown();
                last = last.next(template, shown.analysis().setting());
                yield new ComparisonState.Compared(template.design().name(),
                        Comparison.of(side(last), side(shown)));
            }
        };
    }

    private static Comparison.Side side(Analyzed analyzed) {
        return new Comparison.Side(analyzed.design(), analyzed.analysis());
    }

    private Found found(Request request) {
        var shown = request.shown().elaboration().template();
        return switch (request.chosen()) {
            case Counterpart.Pinned(var pinned) -> new Found.Design(pinned.analyzed().elaboration().template());
            case Counterpart.InFile(var file) -> inFile(file);
            case Counterpart.Named(var name) -> switch (files.find(name, shown.origin())) {
                case TemplateSource.Lookup.Found(var template) -> new Found.Design(template);
                case TemplateSource.Lookup.Missing(var finding) ->
                    new Found.None(finding.fact() + " " + finding.fix());
            };
            case Counterpart.OwnVariant(var name) -> variant(shown, name);
        };
    }

    private static Found variant(Template shown, String name) {
        return shown.design()
                .variants()
                .stream()
                .filter(variant -> variant.name().equals(name))
                .findFirst()
                .<Found>map(variant -> new Found.Design(new Template(shown.origin(), shown.design().as(variant))))
                .orElseGet(() -> new Found.None("The design has no variant " + name + " any more. Choose another."));
    }

    private static Found inFile(Path file) {
        try {
            return switch (DesignFiles.read(file)) {
                case DesignReading.Read(var design) -> new Found.Design(TemplateFiles.inFile(design, file));
                case DesignReading.Refused(var problems) ->
                    new Found.None(file.getFileName() + " is no design. " + problems.getFirst());
            };
        } catch (NoSuchFileException _) {
            return new Found.None("There is no file " + file + ".");
        } catch (IOException failure) {
            return new Found.None(file + " cannot be read: " + failure.getMessage() + ".");
        }
    }

    @Override
    public void close() {
        measurement.close();
        worker.shutdownNow();
    }
}
