/// What tells two designs from each other.
@NullMarked
package blocksmith.engine.compare;

import org.jspecify.annotations.NullMarked;
