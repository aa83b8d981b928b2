package blocksmith.app.bench;

import blocksmith.app.chart.ChartLine;
import blocksmith.app.chart.ChartMark;
import blocksmith.app.chart.ChartPoint;
import blocksmith.app.chart.TimeChart;
import blocksmith.app.session.BenchmarkState;
import blocksmith.app.session.BenchmarkStatus;
import blocksmith.app.session.EditorSession;
import blocksmith.app.session.Sample;
import blocksmith.app.session.Series;
import blocksmith.app.text.Numbers;
import blocksmith.app.theme.Appearance;
import blocksmith.app.theme.ColorToken;
import blocksmith.app.theme.StyleClass;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// The latency of the design and of the baseline over the last seconds, with the edits as marks.
final class LatencyView extends BorderPane {
    private static final double SECONDS = 10;

    private final TimeChart chart;
    private final Label summary = StyleClass.SMALL.on(StyleClass.MUTED.on(new Label()));
    private final Label message = StyleClass.MUTED.on(new Label());

    LatencyView(EditorSession session, Appearance appearance) {
        this.chart = new TimeChart(appearance, SECONDS);
        setId("latency");
        setMinWidth(0);
        chart.setAccessibleText("Latency over the last ten seconds");
        summary.setId("latency-summary");
        message.setId("latency-message");
        message.setWrapText(true);
        message.setMaxWidth(420);
        StyleClass.CARD.on(message);
        var heading = new HBox(8, StyleClass.SMALL.on(StyleClass.STRONG.on(new Label("Latency, ms"))), summary);
        heading.setAlignment(Pos.BASELINE_LEFT);
        setTop(heading);
        setCenter(new StackPane(chart, message));
        setBottom(new ErrorLine(session.benchmark()));
        session.benchmark().stateProperty().subscribe(this::show);
    }

    private void show(BenchmarkState state) {
        long now = LongStream.concat(
                Stream.of(state.design(), state.baseline()).flatMap(series -> series.samples().stream())
                        .mapToLong(Sample::at),
                state.marks().stream().mapToLong(mark -> mark.at())).max().orElse(0);
        chart.show(
                List.of(line("baseline, provisional", ColorToken.WIRE, state.baseline(), now, true),
                        line("this block, provisional", ColorToken.ACCENT, state.design(), now, true),
                        line("baseline", ColorToken.WIRE, state.baseline(), now, false),
                        line("this block", ColorToken.ACCENT, state.design(), now, false)),
                state.marks().stream().map(mark -> new ChartMark(seconds(mark.at(), now), mark.label())).toList());
        summary.setText(summary(state));
        message.setText(message(state));
        message.setVisible(!message.getText().isEmpty());
        chart.setVisible(!state.design().samples().isEmpty() || !state.baseline().samples().isEmpty());
        chart.setOpacity(state.status() == BenchmarkStatus.IMPOSSIBLE ? 0.35 : 1);
    }

    private static ChartLine line(String name, ColorToken color, Series series, long now, boolean provisional) {
        var points = series.samples()
                .stream()
                .filter(sample -> sample.provisional() == provisional)
                .map(sample -> new ChartPoint(seconds(sample.at(), now), sample.millis()))
                .toList();
        return new ChartLine(name, color, points, provisional ? ChartLine.Weight.FAINT : ChartLine.Weight.FULL);
    }

    private static double seconds(long at, long now) {
        return (at - now) / 1e9;
    }

    private static String summary(BenchmarkState state) {
        var design = state.design().statistics();
        if (design == null) {
            return "";
        }
        var baseline = state.baseline().statistics();
        return "this block " + Numbers.significant(design.medianMillis())
                + (baseline == null ? "" : " · baseline " + Numbers.significant(baseline.medianMillis()))
                + " · p95 " + Numbers.significant(design.p95() / 1e6)
                + (state.isProvisional() ? " · provisional" : "");
    }

    private static String message(BenchmarkState state) {
        if (state.status() == BenchmarkStatus.IMPOSSIBLE) {
            return state.problems()
                    .stream()
                    .findFirst()
                    .map(problem -> problem.fact() + " " + problem.fix())
                    .orElse("There is nothing to run yet: lead wires from an input to an output.");
        }
        boolean isEmpty = state.design().samples().isEmpty();
        return isEmpty && state.status() == BenchmarkStatus.OFF
                ? "Start the benchmark to see the latency of every edit."
                : "";
    }
}
