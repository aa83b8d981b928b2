package blocksmith.app.cli;

import blocksmith.app.text.Numbers;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.Border;
import blocksmith.engine.backend.Program;
import blocksmith.engine.bench.Roofline;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Measures the designs of a suite, each at each number of threads.
///
/// @param err told how far it is
record BenchSuite(Suite suite, List<Backend> backends, List<Roofline> limits, BenchTask task, PrintWriter err) {

    /// @throws InputFault when there is nothing to hold against another
    static List<Backend> sides(List<Backend> chosen) {
        if (!chosen.contains(Backend.EMBEDDED)) {
            throw new InputFault("A suite holds the embedded engine against other backends. Name embedded too.");
        }
        return Stream
                .concat(Stream.of(Backend.EMBEDDED), chosen.stream().filter(side -> !side.equals(Backend.EMBEDDED)))
                .toList();
    }

    List<SuiteRow> rows() {
        var rows = new ArrayList<SuiteRow>();
        int all = suite.members().size() * limits.size();
        for (var member : suite.members()) {
            for (var limit : limits) {
                var design = task.design(member.file(), member.kept());
                err.println((rows.size() + 1) + " of " + all + ": " + design.name() + ", "
                        + Numbers.counted(limit.compute().threads(), "thread"));
                err.flush();
                rows.add(row(design, limit));
            }
        }
        return rows;
    }

    private SuiteRow row(BenchTask.Subject design, Roofline limit) {
        var programs = design.programs(backends, task.tuner(), task.options(limit.compute().threads()));
        long bytes = Math.addExact(borderBytes(programs.getFirst()),
                design.analysis().totals().parameters() * Float.BYTES);
        return SuiteRow.of(task.measure(design, programs, err), limit.bound(task.macs(design), bytes));
    }

    /// What has to be read and written, whatever happens between.
    private static long borderBytes(Program program) {
        return Stream.concat(program.inputs().stream(), program.outputs().stream())
                .map(Border::shape)
                .mapToLong(shape -> shape.elements() * Float.BYTES)
                .sum();
    }
}
