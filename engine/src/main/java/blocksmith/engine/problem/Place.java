package blocksmith.engine.problem;

import org.jspecify.annotations.Nullable;

/// Where a problem is: the design as a whole, a node, or one part of it (a parameter, a port or a condition).
public record Place(@Nullable NodePath node, @Nullable String part) {

    public static Place design() {
        return new Place(null, null);
    }

    public static Place design(String part) {
        return new Place(null, part);
    }

    public static Place of(NodePath node) {
        return new Place(node, null);
    }

    public static Place of(NodePath node, @Nullable String part) {
        return new Place(node, part);
    }

    /// `design`, `design.name`, `node` or `node.part`.
    @Override
    public String toString() {
        var root = node == null ? "design" : node.toString();
        return part == null ? root : root + "." + part;
    }
}
