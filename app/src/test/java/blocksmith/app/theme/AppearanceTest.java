package blocksmith.app.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.app.testing.WindowTest;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@WindowTest
class AppearanceTest {
    private Appearance appearance;
    private Label label;

    @Start
    void show(Stage stage) {
        appearance = new Appearance(Theme.DARK);
        label = new Label("1,152");
        var scene = new Scene(StyleClass.CANVAS.on(new StackPane(label)), 200, 100);
        appearance.style(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void whatIsShownFollowsTheTheme(FxRobot robot) {
        assertEquals(Theme.DARK.colors().get(ColorToken.TEXT), label.getTextFill());

        robot.interact(() -> appearance.show(Theme.LIGHT));

        assertEquals(Theme.LIGHT.colors().get(ColorToken.TEXT), label.getTextFill());
    }

    @ParameterizedTest
    @ValueSource(strings = {Fonts.REGULAR, Fonts.MEDIUM, Fonts.SEMI_BOLD, Fonts.MONO, Fonts.MONO_SEMI_BOLD})
    void bundledFamiliesAreKnownByTheirNames(String family, FxRobot robot) {
        robot.interact(() -> label.setStyle("-fx-font-family: \"" + family + "\""));
        robot.interact(label::applyCss);

        assertEquals(family, label.getFont().getFamily());
    }
}
