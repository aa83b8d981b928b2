package blocksmith.engine.backend;

import blocksmith.engine.problem.NodePath;
import java.util.List;

/// A part of a program that is timed by itself.
///
/// @param nodes  whose work it does, the one whose operator it runs first; none for what serves the backend only, such as
///               a change of layout
/// @param kernel what runs: `depthwise 3×3`, `Conv`
/// @param layers that it runs together and can tell apart, in their order; none where it runs one
public record Part(List<NodePath> nodes, String kernel, List<Part> layers) {
    public Part {
        nodes = List.copyOf(nodes);
        layers = List.copyOf(layers);
    }

    /// Of one layer.
    public Part(List<NodePath> nodes, String kernel) {
        this(nodes, kernel, List.of());
    }
}
