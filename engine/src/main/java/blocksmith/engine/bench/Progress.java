package blocksmith.engine.bench;

import java.util.List;

/// How a measurement stands.
///
/// @param readings one a plan, in the order in which the plans were given
public record Progress(Phase phase, List<Reading> readings) {
    public Progress {
        readings = List.copyOf(readings);
    }
}
