package blocksmith.app.canvas;

import blocksmith.app.canvas.drawing.Drafting;
import blocksmith.app.canvas.drawing.Drawing;
import blocksmith.app.canvas.drawing.SvgDrawing;
import blocksmith.app.canvas.geometry.Box;
import blocksmith.app.canvas.geometry.Viewport;
import blocksmith.app.session.BenchmarkState;
import blocksmith.app.theme.ColorToken;
import blocksmith.app.theme.Fonts;
import blocksmith.app.theme.Theme;
import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.design.Design;
import blocksmith.engine.op.Convention;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Transform;

/// A design as the canvas shows it, whole and on no screen. On the FX thread only.
public final class DesignPicture {
    private static final double MARGIN = 24;
    private static final int LARGEST = 16_384;

    private final Drawing drawing;
    private final Box bounds;
    private final Theme theme;
    private final FontWidths widths;

    public DesignPicture(Design design, Analysis analysis, Theme theme) {
        Fonts.load();
        this.widths = new FontWidths();
        this.theme = theme;
        this.drawing = Drafting.atOnce(widths).draw(design, analysis, BenchmarkState.EMPTY, Convention.CONV_LINEAR);
        this.bounds = drawing.bounds().orElseGet(() -> new Box(0, 0, 1, 1)).grown(MARGIN);
    }

    /// An SVG document, with texts as texts.
    public String svg() {
        return SvgDrawing.of(drawing, bounds, theme.colors(), widths);
    }

    /// @param scale pixels for each of the canvas; less where the picture would be larger than can be painted
    public WritableImage image(double scale) {
        var world = new World(widths);
        var ground = new Pane(world);
        ground.setStyle("-fx-background-color: " + ColorToken.CANVAS.cssName());
        var scene = new Scene(ground, bounds.width(), bounds.height());
        theme.dress(scene);
        world.show(drawing, new Viewport(0, -bounds.x(), -bounds.y()), bounds);
        for (int i = 0; i < 3; i++) {
            ground.applyCss();
            ground.layout();
        }
        double fitting = Math.min(scale, LARGEST / Math.max(bounds.width(), bounds.height()));
        var parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(fitting, fitting));
        parameters.setViewport(new Rectangle2D(0, 0, bounds.width() * fitting, bounds.height() * fitting));
        return ground.snapshot(parameters, null);
    }
}
