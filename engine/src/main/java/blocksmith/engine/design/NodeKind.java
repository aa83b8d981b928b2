package blocksmith.engine.design;

import blocksmith.engine.op.OperatorType;
import java.util.Optional;

/// What a node of a design stands for.
public sealed interface NodeKind {
    /// As documents write it.
    String name();

    /// The operator, if it is one that this program knows.
    Optional<OperatorType> type();

    /// A node that is an operator.
    record Operation(String name) implements NodeKind {
        @Override
        public Optional<OperatorType> type() {
            return OperatorType.named(name);
        }
    }

    /// A node that is another design.
    ///
    /// @param name its file, relative to that of the design which the node is in (`blocks/stem.json`), or the name of a
    ///             built-in design (`efficient-block`)
    record Instance(String name) implements NodeKind {
        @Override
        public Optional<OperatorType> type() {
            return Optional.empty();
        }
    }
}
