package blocksmith.engine.design;

import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A change of a design. An edit that names what is not there leaves the design as it is.
public sealed interface Edit {

    /// What the edit menu calls it, as in "Undo move": `move`.
    String label();

    /// Adds a node, or replaces the one with its id.
    record PutNode(Node node, Point position) implements Edit {
        @Override
        public String label() {
            return "add " + node.id();
        }
    }

    /// Removes nodes with the wires that begin or end at them.
    record RemoveNodes(Set<NodeId> nodes) implements Edit {
        public RemoveNodes {
            nodes = Set.copyOf(nodes);
        }

        @Override
        public String label() {
            return nodes.size() == 1 ? "delete " + nodes.iterator().next() : "delete " + nodes.size() + " nodes";
        }
    }

    /// Sets one value of a node; null takes it back to its default.
    record SetValue(NodeId node, String parameter, @Nullable Literal value) implements Edit {
        @Override
        public String label() {
            return "change " + parameter;
        }
    }

    record SetWhen(NodeId node, @Nullable String condition) implements Edit {
        @Override
        public String label() {
            return "change condition";
        }
    }

    /// Sets where a tensor of a node's weights comes from; null to leave it to the design.
    record SetWeights(NodeId node, String tensor, @Nullable Literal setting) implements Edit {
        @Override
        public String label() {
            return "set " + tensor;
        }
    }

    /// Sets how many of a node stand in a row; null for one.
    record SetRepeat(NodeId node, @Nullable Literal count) implements Edit {
        @Override
        public String label() {
            return "repeat";
        }
    }

    record SetTitle(NodeId node, @Nullable String title) implements Edit {
        @Override
        public String label() {
            return "rename node";
        }
    }

    /// Leads a wire to an input port; the wire that ended there is taken away.
    record Connect(Wire from, NodeId to, String port) implements Edit {
        @Override
        public String label() {
            return "connect";
        }
    }

    record Disconnect(NodeId to, String port) implements Edit {
        @Override
        public String label() {
            return "disconnect";
        }
    }

    record MoveNodes(Map<NodeId, Point> positions) implements Edit {
        public MoveNodes {
            positions = Map.copyOf(positions);
        }

        @Override
        public String label() {
            return "move";
        }
    }

    /// Sets the frame with its id; one without nodes is removed.
    record PutFrame(Frame frame) implements Edit {
        @Override
        public String label() {
            return "frame";
        }
    }

    /// Gives an Input another place among the Inputs, or an Output among the Outputs: what nodes that stand for the design
    /// are wired to stays the same.
    ///
    /// @param index from 0
    record MovePort(NodeId port, int index) implements Edit {
        @Override
        public String label() {
            return "reorder ports";
        }
    }

    record SetParameters(List<Parameter> parameters) implements Edit {
        public SetParameters {
            parameters = List.copyOf(parameters);
        }

        @Override
        public String label() {
            return "change parameters";
        }
    }

    /// Gives a parameter another name, in all that the design says of it; nodes elsewhere may still set it by the old one.
    record RenameParameter(String name, String to) implements Edit {
        @Override
        public String label() {
            return "rename " + name;
        }
    }

    record SetConstraints(List<Constraint> constraints) implements Edit {
        public SetConstraints {
            constraints = List.copyOf(constraints);
        }

        @Override
        public String label() {
            return "change constraints";
        }
    }

    record SetName(String name, String description) implements Edit {
        @Override
        public String label() {
            return "rename design";
        }
    }

    /// Several edits as one step of the history.
    record Together(String label, List<Edit> edits) implements Edit {
        public Together {
            edits = List.copyOf(edits);
        }
    }
}
