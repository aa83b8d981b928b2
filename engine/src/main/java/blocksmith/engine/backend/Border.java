package blocksmith.engine.backend;

import blocksmith.engine.problem.NodePath;
import blocksmith.engine.tensor.Shape;

/// An input or output of a program: the node that names it, and its shape with the batch.
public record Border(NodePath node, Shape shape) {
}
