package blocksmith.app.cli;

import picocli.CommandLine.Option;

/// The option `--tune`.
final class TuneOption {
    @Option(names = "--tune", description = "first measures the kernels of layers of which it is not known yet which is the fastest, and remembers it")
    private boolean isWanted;

    Tuner tuner() {
        return Tuner.usual(isWanted ? Tuner.Unknown.MEASURED : Tuner.Unknown.LEFT);
    }
}
