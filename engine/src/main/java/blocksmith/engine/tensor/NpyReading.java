package blocksmith.engine.tensor;

import blocksmith.engine.problem.Finding;

/// What came of reading a `.npy` file.
public sealed interface NpyReading {

    record Read(Tensor tensor) implements NpyReading {
    }

    record Refused(Finding finding) implements NpyReading {
    }
}
