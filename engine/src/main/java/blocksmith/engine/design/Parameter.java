package blocksmith.engine.design;

import blocksmith.engine.op.Literal;
import org.jspecify.annotations.Nullable;

/// A parameter of a design: a name that its nodes' expressions may use.
///
/// @param value its value unless the user of the design sets another: a number, a truth value or an expression over
///              the parameters before it
/// @param min   the least number that may be set; null for none
/// @param max   the greatest number that may be set; null for none
/// @param help  one sentence; empty for none
public record Parameter(String name, Literal value, @Nullable Long min, @Nullable Long max, String help) {
}
