package blocksmith.app.canvas.drawing;

import blocksmith.engine.problem.NodeId;

/// A port of a node, by its name in documents.
public record PortKey(NodeId node, Side side, String port) {
}
