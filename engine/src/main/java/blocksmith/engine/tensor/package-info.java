/// Shapes of any rank, element types, tensors, and the numbers that tensors are drawn of.
@NullMarked
package blocksmith.engine.tensor;

import org.jspecify.annotations.NullMarked;
