package blocksmith.app.testing;

import java.util.Locale;
import javafx.geometry.VerticalDirection;
import org.testfx.api.FxRobot;

/// Where the tests run: the build says it, in the system property `blocksmith.tests`.
public enum TestPlatform {
    HEADLESS, DESKTOP;

    public static final TestPlatform CURRENT = valueOf(System.getProperty("blocksmith.tests").toUpperCase(Locale.ROOT));

    /// Turns the wheel where the pointer is. The headless platform has up and down the wrong way round.
    public static void turnWheel(FxRobot robot, VerticalDirection direction) {
        robot.scroll(1, CURRENT == DESKTOP ? direction : opposite(direction));
    }

    private static VerticalDirection opposite(VerticalDirection direction) {
        return direction == VerticalDirection.UP ? VerticalDirection.DOWN : VerticalDirection.UP;
    }
}
