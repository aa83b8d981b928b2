package blocksmith.engine.plan;

import blocksmith.engine.kernel.Order;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.tensor.Shape;

/// A tensor that the caller gives or gets.
///
/// @param node   the Input or Output that names it
/// @param shape  NCHW
/// @param offset where it stands in the arena, NHWC
/// @param order  of the tensor that the step beside it reads or makes: with channels first it is the caller's own
public record Border(NodePath node, Shape shape, int offset, Order order) {
}
