package blocksmith.app.session;

/// How far the outputs of both forms are apart, as far as it is known.
public sealed interface OutputComparison {

    /// It is being measured.
    record Pending() implements OutputComparison {
    }

    /// @param largest  difference of two elements at the same place
    /// @param relative that, in terms of the largest element
    record Measured(double largest, double relative) implements OutputComparison {
    }

    /// The design cannot be run, or what comes out is no number.
    record Impossible() implements OutputComparison {
    }
}
