package blocksmith.engine.template;

import blocksmith.engine.problem.NodeId;

/// Where a wire begins, within one design: the output port `port` (counted from 0) of a node.
record LocalOutlet(NodeId node, int port) {
}
