package blocksmith.app.bench;

import blocksmith.app.session.BenchmarkState;
import blocksmith.app.session.BenchmarkStatus;
import blocksmith.app.session.EditorSession;
import blocksmith.app.session.NodeTime;
import blocksmith.app.text.Numbers;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.op.Category;
import blocksmith.engine.problem.NodePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Where the time goes: a bar a step, or for each layer of one that runs several, in the order in which they run.
final class TimeBars extends BorderPane {
    /// Bars that are made while the design is planned, on another processor, so that its first number need not wait for them.
    private static final int MOST_AHEAD = 100;
    /// Convolution, normalization and activation often are one.
    private static final int NODES_A_STEP = 2;

    private final EditorSession session;
    private final VBox rows = new VBox(10);
    /// Those that are shown, and those that soon will be.
    private final List<TimeBar> made = new ArrayList<>();
    private final Label runs = StyleClass.SMALL.on(StyleClass.MUTED.on(new Label()));

    TimeBars(EditorSession session) {
        this.session = session;
        setId("time-bars");
        setMinWidth(0);
        runs.setId("time-runs");
        var heading = new HBox(8, StyleClass.SMALL.on(StyleClass.STRONG.on(new Label("Where the time goes"))), runs);
        heading.setAlignment(Pos.BASELINE_LEFT);
        heading.setPadding(new Insets(0, 0, 8, 0));
        setTop(heading);
        setCenter(scrolling(rows));
        session.benchmark().stateProperty().subscribe(this::show);
    }

    private static ScrollPane scrolling(VBox rows) {
        rows.setPadding(new Insets(3, 12, 3, 0));
        var pane = new ScrollPane(rows);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return pane;
    }

    private void show(BenchmarkState state) {
        var statistics = state.design().statistics();
        runs.setText(statistics == null
                ? ""
                : "median of " + Numbers.counted(statistics.runs(), "run")
                        + (state.isProvisional() ? ", provisional" : ""));
        if (state.status() == BenchmarkStatus.PREPARING) {
            make(Math.min(MOST_AHEAD, session.analysisProperty().get().nodes().size() / NODES_A_STEP));
        }
        resize(state.times().size());
        double longest = state.times().stream().mapToDouble(NodeTime::millis).max().orElse(0);
        for (int i = 0; i < state.times().size(); i++) {
            show((TimeBar) rows.getChildren().get(i), state.times().get(i), longest);
        }
    }

    private void make(int count) {
        while (made.size() < count) {
            made.add(new TimeBar(nodes -> session.select(Set.copyOf(nodes))));
        }
    }

    private void resize(int count) {
        make(count);
        int shown = rows.getChildren().size();
        if (shown < count) {
            rows.getChildren().addAll(made.subList(shown, count));
        } else {
            rows.getChildren().remove(count, shown);
            made.subList(Math.max(count, Math.min(MOST_AHEAD, made.size())), made.size()).clear();
        }
    }

    private void show(TimeBar bar, NodeTime time, double longest) {
        var analysis = session.analysisProperty().get();
        if (time.nodes().isEmpty()) {
            bar.show(time, time.kernel(), Category.INPUT_OUTPUT, longest);
        } else {
            bar.show(time, name(time, analysis), category(analysis, time.nodes().getFirst()), longest);
        }
    }

    /// In the order of the design: `Conv 1×1 + BN + ReLU`.
    private static String name(NodeTime time, Analysis analysis) {
        var wires = analysis.graph().wires();
        return time.nodes().stream().sorted(Comparator.comparingInt(wires::place)).map(node -> title(analysis, node))
                .collect(Collectors.joining(" + "));
    }

    private static String title(Analysis analysis, NodePath node) {
        var known = analysis.nodes().get(node);
        return known == null ? node.leaf().value() : known.title().replace("BatchNorm", "BN");
    }

    private static Category category(Analysis analysis, NodePath node) {
        NodeAnalysis known = analysis.nodes().get(node);
        return known == null ? Category.INPUT_OUTPUT : known.category();
    }
}
