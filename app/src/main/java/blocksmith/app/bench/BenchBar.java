package blocksmith.app.bench;

import blocksmith.app.session.BenchmarkService;
import blocksmith.app.session.BenchmarkSettings;
import blocksmith.app.session.BenchmarkState;
import blocksmith.app.text.Numbers;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.Readiness;
import blocksmith.engine.op.Accuracy;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/// How the measurement stands, and what it is made with.
final class BenchBar extends HBox {
    /// Width at which the status has enough left beside the engine's name.
    private static final double ROOM_FOR_ENGINE = 1020;
    private static final List<Integer> BATCHES = List.of(1, 2, 4, 8, 16, 32);

    private final Label status = StyleClass.MUTED.on(new Label());

    BenchBar(BenchmarkService benchmark) {
        super(12);
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(0, 18, 0, 18));
        setPrefHeight(40);
        setMinHeight(40);
        StyleClass.SEPARATED_BELOW.on(this);
        status.setId("bench-status");
        var space = new Region();
        setHgrow(space, Priority.ALWAYS);
        var live = StyleClass.STRONG.on(new Label("Live"));
        live.setMinWidth(USE_PREF_SIZE);
        var settings = benchmark.settings();
        var engine = StyleClass.MUTED.on(new Label());
        settings.backendProperty().subscribe(backend -> engine.setText(backend.detail()));
        engine.visibleProperty().bind(widthProperty().greaterThan(ROOM_FOR_ENGINE));
        engine.managedProperty().bind(engine.visibleProperty());
        getChildren().addAll(live, status, space, engine, backend(settings), accuracy(settings),
                threads(settings), batch(settings));
        benchmark.stateProperty().subscribe(this::show);
    }

    private static ChoiceBox<Backend> backend(BenchmarkSettings settings) {
        var box = new ChoiceBox<Backend>();
        box.setId("bench-backend");
        box.setAccessibleText("Backend");
        box.setTooltip(new Tooltip("What runs the design"));
        box.setPrefWidth(150);
        box.setMinWidth(USE_PREF_SIZE);
        box.getItems().setAll(Backend.all());
        box.setConverter(words(Backend::title));
        box.valueProperty().bindBidirectional(settings.backendProperty());
        return box;
    }

    /// Only the embedded engine has a choice.
    private static ChoiceBox<Accuracy> accuracy(BenchmarkSettings settings) {
        var box = new ChoiceBox<Accuracy>();
        box.setId("bench-accuracy");
        box.setAccessibleText("Accuracy");
        box.setTooltip(new Tooltip("""
                How exact convolutions are. exact: direct; balanced: Winograd F(2×2);
                fast: Winograd F(4×4), some ten times the error of the others."""));
        box.setPrefWidth(104);
        box.setMinWidth(USE_PREF_SIZE);
        box.getItems().setAll(Accuracy.values());
        box.setConverter(words(Accuracy::id));
        box.valueProperty().bindBidirectional(settings.accuracyProperty());
        box.visibleProperty().bind(settings.backendProperty().isEqualTo(Backend.EMBEDDED));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private static ChoiceBox<Integer> threads(BenchmarkSettings settings) {
        int most = Runtime.getRuntime().availableProcessors();
        var box = choice(IntStream.rangeClosed(1, most).boxed().toList(), settings.threadsProperty(),
                count -> count == 1 ? "1 thread" : count + " threads");
        box.setId("bench-threads");
        box.setAccessibleText("Threads");
        box.setTooltip(new Tooltip("Threads that the kernels run on"));
        return box;
    }

    private static ChoiceBox<Integer> batch(BenchmarkSettings settings) {
        var box = choice(BATCHES, settings.batchProperty(), count -> "batch " + count);
        box.setId("bench-batch");
        box.setAccessibleText("Batch");
        box.setTooltip(new Tooltip("Images at once. Memory follows it; parameters and MACs are for one image."));
        return box;
    }

    private static ChoiceBox<Integer> choice(List<Integer> choices, IntegerProperty property,
            IntFunction<String> words) {
        var box = new ChoiceBox<Integer>();
        box.getItems().setAll(choices);
        box.setPrefWidth(104);
        box.setMinWidth(USE_PREF_SIZE);
        box.setConverter(words(words::apply));
        property.subscribe(count -> box.setValue(count.intValue()));
        box.valueProperty().subscribe(count -> property.set(count));
        return box;
    }

    private static <T> StringConverter<T> words(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("A choice box shows only");
            }
        };
    }

    private void show(BenchmarkState now) {
        status.setText(switch (now.status()) {
            case OFF -> "stopped";
            case PREPARING -> "preparing";
            case WARMING_UP -> warmingUp(now.readiness());
            case STEADY -> "steady" + failures(now.readiness());
            case UNSTEADY -> "unsteady: runs spread over more than 10 % of the median" + failures(now.readiness());
            case IMPOSSIBLE -> "cannot run";
        });
    }

    private static String warmingUp(Readiness readiness) {
        return readiness.isReached()
                ? "warming up: numbers are provisional"
                : "compiling " + Numbers.counted(readiness.pending(), "kernel") + ": numbers are provisional";
    }

    private static String failures(Readiness readiness) {
        return readiness.plain() == 0
                ? ""
                : "; " + Numbers.counted(readiness.plain(), "kernel") + " could not be compiled";
    }
}
