package blocksmith.engine.torch;

import blocksmith.engine.design.Node;
import blocksmith.engine.form.Python;
import blocksmith.engine.op.Category;
import blocksmith.engine.problem.NodeId;
import java.util.List;
import java.util.Optional;

/// A node of a design as a part of a module.
sealed interface Piece {
    Node node();

    /// Where what it reads comes from, in port order.
    List<Source> inputs();

    /// An output port of a node.
    record Source(NodeId node, int port) {
    }

    record Entry(Node node) implements Piece {
        @Override
        public List<Source> inputs() {
            return List.of();
        }
    }

    record Exit(Node node, List<Source> inputs) implements Piece {
    }

    /// A module of its own.
    ///
    /// @param condition under which it is there; else what arrives goes on
    /// @param follows   whether it stands with the layer before it, as a normalization does
    record Made(Node node, List<Source> inputs, Python code, Optional<Written> condition,
            boolean follows) implements Piece {
        static boolean follows(Category category) {
            return category == Category.NORMALIZATION || category == Category.ACTIVATION;
        }
    }

    /// An expression in the forward pass.
    ///
    /// @param outputs how many there are
    record Called(Node node, List<Source> inputs, Python code, int outputs,
            Optional<Written> condition) implements Piece {
    }
}
