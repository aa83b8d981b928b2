package blocksmith.engine.bench;

import blocksmith.engine.template.Library;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/// How long who opens a design of the library waits for its first number: for the plan, and for a run of kernels that nobody has
/// compiled. One after the other in one process that has done what the window does beforehand, each when the compiler is
/// through with the one before, or nearly.
///
/// `figures.designs` names some, with commas between; otherwise it is all of the library.
public final class FirstNumbers {
    private static final long REST_MILLIS = 1500;

    private FirstNumbers() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        LiveFigures.beforehand();
        System.out.println("| design | GMAC | parameters, M | plan ms | first number ms | latency ms |");
        System.out.println("|---|---|---|---|---|---|");
        var designs = System.getProperty("figures.designs");
        for (var name : designs == null ? Library.names() : List.of(designs.split(","))) {
            Thread.sleep(REST_MILLIS);
            measure(name);
        }
    }

    private static void measure(String name) {
        var subject = LiveCase.of(Library.find(name).orElseThrow());
        long began = System.nanoTime();
        var program = subject.program(2, List.of());
        double planned = millisSince(began);
        var first = new CompletableFuture<double[]>();
        try (var _ = Benchmark.start(List.of(program), LiveCase.UNTIL_STOPPED, progress -> first.complete(new double[]{
            millisSince(began), progress.readings().getFirst().statistics().medianMillis()}),
                first::completeExceptionally)) {
            var numbers = first.join();
            var totals = subject.analysis().totals();
            System.out.printf(Locale.ROOT, "| %s | %.2f | %.1f | %.0f | %.0f | %.0f |%n", name, totals.macs() / 1e9,
                    totals.parameters() / 1e6, planned, numbers[0], numbers[1]);
        }
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }
}
