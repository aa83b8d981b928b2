package blocksmith.app.session;

import java.time.Duration;

/// How far the outputs of what is measured are from their definition in double precision, as far as it is known.
public sealed interface LargestError {

    /// Nobody has measured it.
    record Unknown() implements LargestError {
    }

    /// It is not measured unless somebody asks for it.
    ///
    /// @param expected about how long it takes beside the measurement of latency
    record TakesLong(Duration expected) implements LargestError {
    }

    /// It is being measured.
    record Pending() implements LargestError {
    }

    /// @param relative the largest error, in terms of the output's largest magnitude
    record Measured(double relative) implements LargestError {
    }

    /// What comes out is no number, or the design has problems beside what runs.
    record Impossible() implements LargestError {
    }
}
