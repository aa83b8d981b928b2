package blocksmith.app.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test of a `@WindowTest` class that the headless platform cannot do. It is skipped there, with the reason, and runs with
/// `-Pdesktop`.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("desktop")
@ExtendWith(DesktopCondition.class)
public @interface DesktopOnly {
    /// What the headless platform lacks.
    String value();
}
