package blocksmith.engine.graph;

import blocksmith.engine.op.Literal;
import blocksmith.engine.op.Operator;
import blocksmith.engine.op.Ports;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A node of the flat graph. Whatever is wrong with it, it keeps its place and its wires, so that everything that does
/// not depend on it is still computed.
public sealed interface GraphNode {
    NodePath path();

    /// The operator's name in documents.
    String operatorName();

    Ports ports();

    /// Where the wires on the input ports come from, in port order; empty where no wire ends.
    List<Optional<Outlet>> inputs();

    /// A node whose values make an operator.
    ///
    /// @param weights what its author says of its weights, by the names of the tensors
    record Typed(NodePath path, Operator operator, List<Optional<Outlet>> inputs,
            Map<String, Literal> weights) implements GraphNode {
        public Typed {
            inputs = List.copyOf(inputs);
            weights = Map.copyOf(weights);
        }

        public Typed(NodePath path, Operator operator, List<Optional<Outlet>> inputs) {
            this(path, operator, inputs, Map.of());
        }

        @Override
        public String operatorName() {
            return operator.about().name();
        }

        @Override
        public Ports ports() {
            return operator.ports();
        }
    }

    /// A node whose values are wrong; what is wrong stands in the graph's problems too.
    record Broken(NodePath path, String operatorName, Ports ports, List<Optional<Outlet>> inputs,
            List<Problem> problems) implements GraphNode {
        public Broken {
            inputs = List.copyOf(inputs);
            problems = List.copyOf(problems);
        }
    }

    /// A node whose operator this program does not know.
    record Opaque(NodePath path, String operatorName, Ports ports, List<Optional<Outlet>> inputs) implements GraphNode {
        public Opaque {
            inputs = List.copyOf(inputs);
        }
    }
}
