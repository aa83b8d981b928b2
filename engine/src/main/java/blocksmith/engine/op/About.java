package blocksmith.engine.op;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a list of operators says of an operator.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface About {
    /// The name in documents: stable, in the field's spelling (`Conv2d`).
    String name();

    /// The name on a node and in lists (`BatchNorm`).
    String label();

    Category category();

    /// One sentence without a full stop.
    String summary();

    /// Further words that a search should find it by.
    String[] keywords() default {};
}
