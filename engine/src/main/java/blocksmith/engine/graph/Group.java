package blocksmith.engine.graph;

import blocksmith.engine.op.Ports;
import blocksmith.engine.problem.NodePath;
import java.util.List;
import java.util.Optional;

/// The nodes that one node of a design has become: those of the design that it stands for, or several in a row.
///
/// @param name     of the design, or of the operator
/// @param times    how many of it stand in a row
/// @param inputs   where the wires on its input ports come from, in port order; empty where no wire ends
/// @param outputs  what leaves it, in port order; empty where nothing does
/// @param expected what the design is made for, in port order; empty where it does not say
public record Group(NodePath path, String name, int times, Ports ports, List<Optional<Outlet>> inputs,
        List<Optional<Outlet>> outputs, List<Optional<Expected>> expected) {

    /// @param channels  that an Input of the design has
    /// @param parameter of the design, which sets them; empty where they are fixed
    public record Expected(int channels, Optional<String> parameter) {
    }

    public Group {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        expected = List.copyOf(expected);
    }
}
