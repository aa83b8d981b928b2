/// Kernels, the candidates of each operator, and the worker pool.
@NullMarked
package blocksmith.engine.kernel;

import org.jspecify.annotations.NullMarked;
