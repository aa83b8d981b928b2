package blocksmith.app.cli;

import blocksmith.engine.tensor.Shape;
import picocli.CommandLine.Option;

/// The option `--batch`.
final class Batch {
    @Option(names = "--batch", paramLabel = "N", defaultValue = "1", description = "images at once (default: 1)")
    private int images = 1;

    /// @throws InputFault when it is out of range
    int images() {
        if (images < 1 || images > Shape.MAX_DIMENSION) {
            throw new InputFault("A batch of " + images + " is not possible. Choose 1 to " + Shape.MAX_DIMENSION + ".");
        }
        return images;
    }
}
