/// Shapes of any rank, element types and tensors.
@NullMarked
package blocksmith.engine.tensor;

import org.jspecify.annotations.NullMarked;
