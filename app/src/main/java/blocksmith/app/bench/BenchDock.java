package blocksmith.app.bench;

import blocksmith.app.session.EditorSession;
import blocksmith.app.theme.Appearance;
import blocksmith.app.theme.StyleClass;
import javafx.geometry.Insets;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

/// The place of the live measurement.
public final class BenchDock extends BorderPane {
    private static final double LATENCY_PERCENT = 44;

    public BenchDock(EditorSession session, Appearance appearance) {
        setId("bench-dock");
        StyleClass.SEPARATED_ABOVE.on(StyleClass.PANEL.on(this));
        setTop(new BenchBar(session.benchmark()));
        setCenter(columns(new LatencyView(session, appearance), new TimeBars(session)));
    }

    private static GridPane columns(LatencyView latency, TimeBars bars) {
        var grid = new GridPane(28, 0);
        grid.setPadding(new Insets(10, 18, 8, 18));
        grid.getColumnConstraints().addAll(share(LATENCY_PERCENT), share(100 - LATENCY_PERCENT));
        var row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        grid.getRowConstraints().add(row);
        grid.addRow(0, latency, bars);
        return grid;
    }

    private static ColumnConstraints share(double percent) {
        var column = new ColumnConstraints();
        column.setPercentWidth(percent);
        return column;
    }
}
