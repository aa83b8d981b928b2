package blocksmith.engine.tune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A process that writes to a file of measured layers, one after the other.
final class TuningWriter {
    static final int LAYERS = 30;

    private TuningWriter() {
    }

    /// @param arguments the file, and what the layers are called
    public static void main(String[] arguments) throws IOException {
        for (int i = 0; i < LAYERS; i++) {
            new TuningFile(Path.of(arguments[0])).merge(List.of(Tuned.layer(arguments[1] + i)), Tuned.NOW);
        }
    }
}
