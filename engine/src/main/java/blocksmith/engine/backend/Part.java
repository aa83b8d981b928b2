package blocksmith.engine.backend;

import blocksmith.engine.problem.NodePath;
import java.util.List;

/// A part of a program that is timed by itself.
///
/// @param nodes  whose work it does, the one whose operator it runs first; none for what serves the backend only, such as
///               a change of layout
/// @param kernel what runs: `depthwise 3×3`, `Conv`
public record Part(List<NodePath> nodes, String kernel) {
    public Part {
        nodes = List.copyOf(nodes);
    }
}
