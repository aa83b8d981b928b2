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

/// Measures the designs of a suite, each at each number of threads. The embedded engine runs each as it does for any caller,
/// and once more with changes of layout apart, as ONNX Runtime has them: kernels are held against its nodes there.
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
        var options = task.options(limit.compute().threads());
        var programs = design.programs(backends, task.tuner(), options);
        long bytes = Math.addExact(borderBytes(programs.getFirst()),
                design.analysis().totals().parameters() * Float.BYTES);
        var all = new ArrayList<>(programs);
        // between the two that are compared as a whole: each then follows it as often as the other does
        all.add(1, design.apart(programs.getFirst(), task.tuner(), options));
        var measured = longer(all.size(), programs.size()).latencies(design, all, err);
        return new SuiteRow(task.withError(design, measured.getFirst()), measured.get(1),
                measured.stream().skip(2).findFirst(), limit.bound(task.macs(design), bytes));
    }

    /// So much longer that of each program as many runs count as where fewer take turns.
    private BenchTask longer(int programs, int fewer) {
        return task.lasting(task.length().multipliedBy(programs).dividedBy(fewer));
    }

    /// What has to be read and written, whatever happens between.
    private static long borderBytes(Program program) {
        return Stream.concat(program.inputs().stream(), program.outputs().stream())
                .map(Border::shape)
                .mapToLong(shape -> shape.elements() * Float.BYTES)
                .sum();
    }
}
