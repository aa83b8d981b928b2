package blocksmith.engine.plan;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether this process has the memory to run a design. Asked before anything is allocated.
final class Feasibility {
    private static final long FLOAT_BYTES = Float.BYTES;
    /// Java arrays have fewer elements than 2^31.
    private static final long MOST_FLOATS = Integer.MAX_VALUE - 64L;

    private Feasibility() {
    }

    static List<Problem> problems(Analysis analysis) {
        var problems = new ArrayList<Problem>();
        var totals = analysis.totals();
        // weights are held twice while they are packed
        tooMuch("weights", (totals.parameters() + totals.buffers()) * FLOAT_BYTES, heap() / 4)
                .ifPresent(problems::add);
        tooMuch("activations", totals.peakBytes(), Math.min(heap() / 2, MOST_FLOATS * FLOAT_BYTES))
                .ifPresent(problems::add);
        return problems;
    }

    static Optional<Problem> arena(long floats) {
        return tooMuch("activations", floats * FLOAT_BYTES, Math.min(heap() / 2, MOST_FLOATS * FLOAT_BYTES));
    }

    private static long heap() {
        return Runtime.getRuntime().maxMemory();
    }

    private static Optional<Problem> tooMuch(String what, long bytes, long limit) {
        return bytes >= 0 && bytes <= limit
                ? Optional.empty()
                : Optional.of(
                        Finding.error(
                                ProblemCode.TOO_LARGE,
                                null,
                                "The " + what + " take " + megabytes(bytes) + " MB; this run may use "
                                        + megabytes(limit) + " MB.",
                                "Choose a smaller batch, image or number of channels.").atDesign());
    }

    private static String megabytes(long bytes) {
        return bytes < 0 ? "over 10^12" : String.format(Locale.ROOT, "%,d", Math.ceilDiv(bytes, 1_000_000));
    }
}
