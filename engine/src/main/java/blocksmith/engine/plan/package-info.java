/// From an analysis to an ordered list of kernels in one arena: one pass a file.
@NullMarked
package blocksmith.engine.plan;

import org.jspecify.annotations.NullMarked;
