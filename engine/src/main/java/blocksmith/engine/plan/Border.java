package blocksmith.engine.plan;

import blocksmith.engine.problem.NodePath;
import blocksmith.engine.tensor.Shape;

/// A tensor that the caller gives or gets.
///
/// @param node   the Input or Output that names it
/// @param shape  NCHW
/// @param offset where it stands in the arena, NHWC
public record Border(NodePath node, Shape shape, int offset) {
}
