package blocksmith.engine.op;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A named set of values under which an operator is offered: `Pointwise 1×1` is a preset of `Conv2d`.
/// An operator without presets is offered once, under its label.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Preset.List.class)
public @interface Preset {
    String label();

    /// `parameter=value` as in a document (`kernel=[7, 1]`).
    String[] values();

    /// One sentence without a full stop.
    String summary();

    /// The colour in lists.
    Category category();

    /// The presets of one operator, in the order in which they are listed.
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface List {
        Preset[] value();
    }
}
