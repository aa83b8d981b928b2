package blocksmith.engine.op;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What forms, schema and reference say of one parameter: of one component of an operator's record.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Param {
    String label();

    /// One sentence without a full stop.
    String help();

    /// The default as it would stand in a document (`3`, `same`, `true`, `[1, 1]`); empty when a value is required.
    String fallback() default "";

    long min() default 1;

    long max() default 1 << 20;
}
