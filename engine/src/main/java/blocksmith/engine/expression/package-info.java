/// The small language of parameters and conditions: exact, bounded, without side effects.
@NullMarked
package blocksmith.engine.expression;

import org.jspecify.annotations.NullMarked;
