package blocksmith.app.cli;

import java.util.List;
import picocli.CommandLine.Option;

/// The option `--threads`.
final class Threads {
    private static final int MOST = 256;

    @Option(names = "--threads", split = ",", paramLabel = "N", description = "threads that work at once (default: as many as there are processors)")
    private List<Integer> counts = List.of();

    /// @throws InputFault when one is out of range
    List<Integer> all() {
        for (int count : counts) {
            if (count < 1 || count > MOST) {
                throw new InputFault(count + " threads are not possible. Choose 1 to " + MOST + ".");
            }
        }
        return counts.isEmpty() ? List.of(Runtime.getRuntime().availableProcessors()) : counts;
    }

    /// @throws InputFault when there are several
    int only() {
        if (all().size() > 1) {
            throw new InputFault("One number of threads is needed, not " + counts + ".");
        }
        return all().getFirst();
    }
}
