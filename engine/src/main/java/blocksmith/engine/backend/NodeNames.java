package blocksmith.engine.backend;

import blocksmith.engine.problem.NodePath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the node that something in a model belongs to by its name: a node's own, one within it, or one that a runtime
/// made of it.
record NodeNames(Map<String, NodePath> paths) {
    NodeNames {
        paths = Collections.unmodifiableMap(new LinkedHashMap<>(paths));
    }

    static NodeNames of(List<NodePath> nodes) {
        var paths = new LinkedHashMap<String, NodePath>();
        nodes.forEach(node -> paths.put(node.toString(), node));
        return new NodeNames(paths);
    }

    /// `fused conv`, `conv/Reshape_2` and `conv_nchwc` belong to `conv`.
    Optional<NodePath> find(String name) {
        var own = name.substring(name.lastIndexOf(' ') + 1);
        for (int end = own.length(); end > 0; end = Math.max(own.lastIndexOf('/', end - 1),
                own.lastIndexOf('_', end - 1))) {
            var path = paths.get(own.substring(0, end));
            if (path != null) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }
}
