package blocksmith.app.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// A class of tests with a real window: a method marked `@Start` shows it, an `FxRobot` parameter works it. With
/// `-Pdesktop` only these run.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("window")
@ExtendWith({ApplicationExtension.class, HideWindows.class})
public @interface WindowTest {
}
