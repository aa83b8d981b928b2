package blocksmith.app.session;

import blocksmith.engine.backend.EmbeddedProgram;
import blocksmith.engine.backend.Program;
import blocksmith.engine.backend.Readiness;
import blocksmith.engine.bench.LatencyRun;
import blocksmith.engine.bench.LatencyStatistics;
import blocksmith.engine.bench.Progress;
import blocksmith.engine.bench.Reading;
import blocksmith.engine.bench.Steadiness;
import blocksmith.engine.plan.Choice;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.tune.TunedLayers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The last seconds of measurements, over all restarts.
final class Timeline {
    /// A little more than a chart shows.
    private static final long LENGTH = Duration.ofSeconds(12).toNanos();

    private final TunedLayers layers;
    private final List<Sample> design = new ArrayList<>();
    private final List<Sample> baseline = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    /// @param layers of which it is known how fast their kernels are
    Timeline(TunedLayers layers) {
        this.layers = layers;
    }

    void mark(String label) {
        marks.add(new Mark(System.nanoTime(), label));
    }

    void clear() {
        design.clear();
        marks.clear();
        clearBaseline();
    }

    void clearBaseline() {
        baseline.clear();
    }

    BenchmarkState impossible(List<Problem> problems) {
        forgetOld();
        return new BenchmarkState(BenchmarkStatus.IMPOSSIBLE, new Series(design, null), new Series(baseline, null),
                List.of(), Map.of(), marks, problems, Readiness.READY);
    }

    BenchmarkState add(Program program, Progress progress) {
        var readings = progress.readings();
        boolean provisional = progress.isProvisional();
        addSample(design, readings.getFirst(), provisional);
        if (readings.size() > 1) {
            addSample(baseline, readings.getLast(), provisional);
        }
        forgetOld();
        var times = times(program, readings.getFirst());
        return new BenchmarkState(status(progress), series(design, readings.getFirst()),
                readings.size() > 1 ? series(baseline, readings.getLast()) : new Series(baseline, null), times,
                new LinkedHashMap<>(program.fates()), marks, List.of(), progress.readiness());
    }

    private List<NodeTime> times(Program program, Reading reading) {
        var times = new ArrayList<NodeTime>();
        var parts = reading.parts();
        if (program instanceof EmbeddedProgram(var plan)) {
            times.add(NodeTime.layout("layout change in", reading.layout().reading() / 1e6));
            for (int i = 0; i < parts.size(); i++) {
                var choice = plan.steps().get(i).choice();
                NodeTime.of(parts.get(i)).map(time -> chosen(time, choice)).forEach(times::add);
            }
            times.add(NodeTime.layout("layout change out", reading.layout().writing() / 1e6));
        } else {
            parts.stream().flatMap(NodeTime::of).forEach(times::add);
        }
        return times;
    }

    private NodeTime chosen(NodeTime time, Choice choice) {
        return time.because(layers.known(choice.question().preferenceKey()), choice.declined());
    }

    private static Series series(List<Sample> samples, Reading reading) {
        return new Series(samples, reading.statistics());
    }

    private static BenchmarkStatus status(Progress progress) {
        if (progress.isProvisional()) {
            return BenchmarkStatus.WARMING_UP;
        }
        return progress.readings().getFirst().statistics().steadiness() == Steadiness.STEADY
                ? BenchmarkStatus.STEADY
                : BenchmarkStatus.UNSTEADY;
    }

    private static void addSample(List<Sample> samples, Reading reading, boolean provisional) {
        var latencies = reading.recent().stream().mapToLong(LatencyRun::latency).toArray();
        if (latencies.length > 0) {
            samples.add(
                    new Sample(reading.recent().getLast().at(), LatencyStatistics.of(latencies).medianMillis(),
                            provisional));
        }
    }

    private void forgetOld() {
        long oldest = System.nanoTime() - LENGTH;
        design.removeIf(sample -> sample.at() < oldest);
        baseline.removeIf(sample -> sample.at() < oldest);
        marks.removeIf(mark -> mark.at() < oldest);
    }

    /// Two pieces of news as one: the later, with the runs of both.
    static Progress joined(Progress earlier, Progress later) {
        var readings = new ArrayList<Reading>();
        for (int i = 0; i < later.readings().size(); i++) {
            var recent = new ArrayList<>(earlier.readings().get(i).recent());
            recent.addAll(later.readings().get(i).recent());
            var reading = later.readings().get(i);
            readings.add(reading.with(recent));
        }
        return new Progress(later.phase(), readings);
    }
}
