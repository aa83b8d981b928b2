/// Choosing kernels by measuring them on this machine, and remembering what was measured.
@NullMarked
package blocksmith.engine.tune;

import org.jspecify.annotations.NullMarked;
