package blocksmith.app.cli;

import blocksmith.engine.backend.Backend;
import blocksmith.engine.bench.MachineLimits;
import blocksmith.engine.op.Convention;
import blocksmith.engine.plan.PlanOptions;
import blocksmith.engine.weights.DesignWeights;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a design looks like where there is no display: its analysis and a short benchmark.
final class Terminal {
    private static final Duration LENGTH = Duration.ofSeconds(2);
    private static final String HOW_TO_GET_A_WINDOW = "There is no display, so this is printed instead of opening the "
            + "window. For a window, run it on a desktop, over ssh -X, or under xvfb-run; a bare Debian needs "
            + "libgtk-3-0.";

    private Terminal() {
    }

    /// Whether a window can be opened at all: on Linux an X or Wayland display is named in the environment.
    static boolean hasDisplay() {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return !system.contains("linux") || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    }

    private static boolean isSet(String variable) {
        var value = System.getenv(variable);
        return value != null && !value.isEmpty();
    }

    static int show(Path file, PrintWriter out, PrintWriter err) {
        var kept = DesignFile.read(file);
        var analysis = DesignFile.analysis(kept, Map.of(), 1);
        AnalysisText.lines(kept.design(), analysis, Convention.CONV_LINEAR).forEach(out::println);
        out.flush();
        if (analysis.hasErrors()) {
            return ExitStatus.INPUT;
        }
        int threads = Runtime.getRuntime().availableProcessors();
        var weights = DesignWeights.of(kept, analysis.graph()).source();
        var program = Tuner.usual(Tuner.Unknown.LEFT)
                .program(file, Backend.EMBEDDED, analysis, weights, PlanOptions.forThreads(threads));
        if (!program.isEmpty()) {
            var measurement = Measurement
                    .of(kept.design().name(), 1, analysis.totals().macs(), List.of(program), LENGTH,
                            new CompilerLines(err))
                    .getFirst();
            out.println();
            BenchText.lines(List.of(measurement), List.of(MachineLimits.measure(threads))).forEach(out::println);
            out.println();
            BenchText.steps(measurement).forEach(out::println);
        }
        err.println(HOW_TO_GET_A_WINDOW);
        return ExitStatus.DONE;
    }
}
