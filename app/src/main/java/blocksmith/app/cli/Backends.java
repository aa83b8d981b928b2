package blocksmith.app.cli;

import blocksmith.engine.backend.Backend;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/// The option `--backend`.
final class Backends {
    @Option(names = "--backend", split = ",", paramLabel = "NAME", completionCandidates = Names.class, description = "what runs the design: ${COMPLETION-CANDIDATES} (default: embedded)")
    private List<String> names = List.of(Backend.EMBEDDED.id());

    /// Those that can run here; of the others it is told why not.
    ///
    /// @throws InputFault when there is none of a name, or none of them can run
    List<Backend> all(PrintWriter err) {
        var usable = new ArrayList<Backend>();
        for (var name : names) {
            var backend = Backend.named(name).orElseThrow(
                    () -> new InputFault("There is no backend " + name + ". Choose from " + known() + "."));
            var hindrance = backend.hindrance();
            hindrance.ifPresent(finding -> err.println("warning " + finding.fact() + " " + finding.fix()));
            if (hindrance.isEmpty() && !usable.contains(backend)) {
                usable.add(backend);
            }
        }
        if (usable.isEmpty()) {
            throw new InputFault("None of these backends can run here: " + String.join(", ", names) + ".");
        }
        return usable;
    }

    /// @throws InputFault when there are several
    Backend only(PrintWriter err) {
        if (names.size() != 1) {
            throw new InputFault("One backend is needed, not " + String.join(" and ", names) + ".");
        }
        return all(err).getFirst();
    }

    private static String known() {
        return Backend.all().stream().map(Backend::id).collect(Collectors.joining(", "));
    }

    /// For the help text.
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Backend.all().stream().map(Backend::id).iterator();
        }
    }
}
