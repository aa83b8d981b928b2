package blocksmith.engine.bench;

import blocksmith.engine.backend.Part;
import blocksmith.engine.backend.PartLatency;
import blocksmith.engine.kernel.LayerClock;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What one step of a program takes, and what of it each of the layers takes that it runs together.
final class StepTimes {
    private final Part part;
    private final Window whole;
    /// Of the layers, in runs that were timed by them: only how they stand to each other is told of.
    private final List<Window> layers;
    private final LayerTimes clock;

    /// @param threads that run it
    /// @param most    runs that it is told from
    StepTimes(Part part, int threads, int most) {
        this.part = part;
        this.whole = new Window(most);
        this.layers = part.layers().stream().map(_ -> new Window(most)).toList();
        this.clock = new LayerTimes(layers.size(), threads);
    }

    boolean hasLayers() {
        return !layers.isEmpty();
    }

    /// For one run to be timed by layers.
    LayerClock clock() {
        clock.clear();
        return clock;
    }

    /// @param detail of the run, which had the clock where it is timed by layers
    void add(Detail detail, long took) {
        if (detail.hasSteps()) {
            whole.add(took);
        }
        if (detail.hasLayers()) {
            var shares = clock.shares(took);
            for (int i = 0; i < shares.length; i++) {
                layers.get(i).add(shares[i]);
            }
        }
    }

    void keep() {
        windows().forEach(Window::keep);
    }

    void drop() {
        windows().forEach(Window::drop);
    }

    void forget() {
        windows().forEach(Window::empty);
    }

    private Stream<Window> windows() {
        return Stream.concat(Stream.of(whole), layers.stream());
    }

    PartLatency latency() {
        double median = whole.median();
        double all = layers.stream().mapToDouble(Window::median).sum();
        return new PartLatency(part, median, all == 0
                ? List.of()
                : IntStream.range(0, layers.size())
                        .mapToObj(i -> new PartLatency(part.layers().get(i), median * layers.get(i).median() / all))
                        .toList());
    }
}
