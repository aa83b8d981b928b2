package blocksmith.app.cli;

import blocksmith.engine.compare.Comparison;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What `diff` has found.
///
/// @param before    where the first design came from
/// @param after     where the second one did
/// @param latencies of the first and of the second, measured in turn; empty when they were not
record DiffResult(Path before, Path after, Comparison comparison, Optional<List<Measurement>> latencies) {
}
