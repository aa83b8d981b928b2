/// What tells two designs from each other, and what it costs.
@NullMarked
package blocksmith.engine.compare;

import org.jspecify.annotations.NullMarked;
