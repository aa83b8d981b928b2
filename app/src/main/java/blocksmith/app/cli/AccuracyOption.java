package blocksmith.app.cli;

import blocksmith.engine.op.Accuracy;
import picocli.CommandLine.Option;

/// The option `--accuracy`.
final class AccuracyOption {
    @Option(names = "--accuracy", paramLabel = "NAME", description = "how exact convolutions of the embedded engine are: exact (direct), balanced (Winograd F(2×2)) or fast (F(4×4)) (default: fast)")
    private String name = Accuracy.DEFAULT.id();

    /// @throws InputFault when there is none of the name
    Accuracy chosen() {
        return Accuracy.named(name).orElseThrow(() -> new InputFault(
                "There is no accuracy " + name + ". Choose from " + String.join(", ", Accuracy.ids()) + "."));
    }
}
