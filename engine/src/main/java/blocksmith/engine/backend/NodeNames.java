package blocksmith.engine.backend;

import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxNode;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.op.Incoming;
import blocksmith.engine.problem.NodePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds the node that something in a model belongs to: a node's own, one within it, or one that a runtime made of several
/// and called after the last of them.
final class NodeNames {
    private static final String FUSED = "Fused";

    private final Map<String, Member> members = new LinkedHashMap<>();

    /// @param types  of the ONNX operators that it is written as
    /// @param before the node that its first input comes from
    private record Member(NodePath path, Set<String> types, Optional<NodePath> before) {
    }

    /// @param opset that the nodes are written in
    NodeNames(List<NodeAnalysis.Known> nodes, int opset) {
        for (var node : nodes) {
            var body = new OnnxBody(opset);
            node.node().operator().onnx(new Incoming(node.inputs(), node.arriving().batch()), body);
            var before = node.node().inputs().stream().findFirst().flatMap(first -> first).map(Outlet::node);
            members.put(node.node().path().toString(), new Member(node.node().path(),
                    body.nodes().stream().map(OnnxNode::type).collect(Collectors.toSet()), before));
        }
    }

    /// `conv/Reshape_2` and `conv_nchwc` belong to `conv`, and so does a `FusedConv` that is called `relu`.
    ///
    /// @param type of operator that the runtime runs
    Optional<NodePath> find(String name, String type) {
        var own = name.substring(name.lastIndexOf(' ') + 1);
        for (int end = own.length(); end > 0; end = lastBreak(own, end)) {
            var member = members.get(own.substring(0, end));
            if (member != null) {
                return Optional.of(origin(member, type.startsWith(FUSED) ? type.substring(FUSED.length()) : type));
            }
        }
        return Optional.empty();
    }

    private static int lastBreak(String name, int end) {
        return Math.max(name.lastIndexOf('/', end - 1), name.lastIndexOf('_', end - 1));
    }

    /// The node of this type that was fused with what `last` is; `last` itself when there is none.
    private NodePath origin(Member last, String type) {
        var member = Optional.of(last);
        while (member.isPresent() && !member.get().types().contains(type)) {
            member = member.get().before().map(path -> members.get(path.toString()));
        }
        return member.orElse(last).path();
    }
}
