package blocksmith.engine.bench;

import java.util.List;

/// How a measurement stands.
///
/// @param readings one a program, in the order in which the programs were given
public record Progress(Phase phase, List<Reading> readings) {
    public Progress {
        readings = List.copyOf(readings);
    }
}
