package blocksmith.engine.graph;

import blocksmith.engine.problem.NodePath;

/// Where a wire begins: the output port `port` (counted from 0) of a node.
public record Outlet(NodePath node, int port) {
}
