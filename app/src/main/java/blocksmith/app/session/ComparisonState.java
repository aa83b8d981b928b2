package blocksmith.app.session;

import blocksmith.engine.compare.Comparison;

/// How the comparison of the design with another stands.
public sealed interface ComparisonState {
    ComparisonState CLOSED = new Closed();

    /// Nothing is compared.
    record Closed() implements ComparisonState {
    }

    /// The other design is being read and analysed.
    record Preparing(String name) implements ComparisonState {
    }

    /// There is no other design.
    ///
    /// @param fact why, and what to do
    record Refused(String name, String fact) implements ComparisonState {
    }

    /// @param comparison before it the other design, after it the one shown
    record Compared(String name, Comparison comparison) implements ComparisonState {
    }

    default boolean isOpen() {
        return !(this instanceof Closed);
    }
}
