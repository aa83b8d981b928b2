/// The operators, one file each, and what is derived from their records.
@NullMarked
package blocksmith.engine.op;

import org.jspecify.annotations.NullMarked;
