package blocksmith.engine.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.op.Accuracy;
import blocksmith.engine.plan.Choice;
import blocksmith.engine.plan.Plan;
import blocksmith.engine.plan.PlanOptions;
import blocksmith.engine.plan.Planner;
import blocksmith.engine.plan.Planning;
import blocksmith.engine.plan.Preference;
import blocksmith.engine.plan.PreferenceKey;
import blocksmith.engine.plan.Preferences;
import blocksmith.engine.run.DrawnInput;
import blocksmith.engine.run.RandomGraph;
import blocksmith.engine.run.Session;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.tensor.Tensor;
import blocksmith.engine.weights.DrawnWeights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TuningTest {
    private static final DrawnWeights WEIGHTS = new DrawnWeights(0);

    private static Analysis convolution() {
        return convolution(16);
    }

    private static Analysis convolution(int size) {
        return analysis("""
                {"format": 1, "nodes": {
                  "input": {"op": "Input", "values": {"channels": 32, "height": SIZE, "width": SIZE}},
                  "conv": {"op": "Conv2d", "values": {"outChannels": 32, "kernel": 3}, "inputs": {"in": "input"}},
                  "relu": {"op": "ReLU", "inputs": {"in": "conv"}},
                  "output": {"op": "Output", "inputs": {"in": "relu"}}}}""".replace("SIZE", String.valueOf(size)));
    }

    private static Analysis analysis(String text) {
        var design = assertInstanceOf(DesignReading.Read.class, DesignCodec.read(text)).design();
        return Analysis.of(Elaboration.of(design, Map.of()).graph(), Setting.SINGLE);
    }

    private static Plan plan(Analysis analysis, Preferences preferences) {
        return assertInstanceOf(Planning.Planned.class,
                Planner.plan(analysis, WEIGHTS, PlanOptions.forThreads(1).with(preferences), List.of())).plan();
    }

    private static Choice first(Plan plan) {
        return plan.steps().getFirst().choice();
    }

    private static TunedLayers tuned(Plan plan) throws InterruptedException {
        var layers = TunedLayers.inMemory();
        try (var workers = new WorkerPool(1)) {
            Tuning.of(List.of(plan), layers).finish(workers);
        }
        return layers;
    }

    private static Preferences preferring(PreferenceKey key, String... candidates) {
        var times = new ArrayList<Preference.Time>();
        for (var candidate : candidates) {
            times.add(new Preference.Time(candidate, 100 * (times.size() + 1)));
        }
        return new Preferences(Map.of(key, new Preference(times, Tuned.NOW)));
    }

    @Test
    void allKernelsThatALayerCouldHaveAreMeasured() throws InterruptedException {
        var plan = plan(convolution(), Preferences.NONE);
        var layers = tuned(plan);
        assertEquals(List.of(first(plan).question().preferenceKey()),
                layers.all().stream().map(TunedLayer::key).toList());
        var times = layers.all().getFirst().preference().times();
        assertEquals(first(plan).alternatives().stream().map(Choice::candidate).sorted().toList(),
                times.stream().map(Preference.Time::candidate).sorted().toList());
        assertTrue(times.size() > 1, times.toString());
    }

    /// It is kept unless another is clearly faster.
    @Test
    void theFirstToBeMeasuredIsWhatIsChosenWithoutMeasurements() {
        var analysis = convolution(8);
        var usual = first(plan(analysis, Preferences.NONE));
        var names = usual.alternatives().stream().map(Choice::candidate).toList();
        assertEquals("direct", usual.candidate());
        assertEquals(usual.candidate(), names.getFirst());
        assertTrue(names.contains("Winograd F(4)"), "few tiles do not forbid it: " + names);
        var preferred = first(plan(analysis, preferring(usual, "Winograd F(4)")));
        assertEquals("Winograd F(4)", preferred.candidate());
        assertEquals(names, preferred.alternatives().stream().map(Choice::candidate).toList());
    }

    /// All that it could be, this one first.
    private static Preferences preferring(Choice choice, String candidate) {
        var names = choice.alternatives().stream().map(Choice::candidate).filter(name -> !name.equals(candidate));
        return preferring(choice.question().preferenceKey(),
                Stream.concat(Stream.of(candidate), names).toArray(String[]::new));
    }

    @Test
    void aPlanHasTheKernelThatIsPreferredAndSaysWhy() {
        var usual = first(plan(convolution(), Preferences.NONE));
        var preferred = first(plan(convolution(), preferring(usual, "direct")));
        assertEquals("direct", preferred.candidate());
        assertEquals("direct 3×3", preferred.kernel().name());
        assertTrue(preferred.preference().isPresent());
        assertTrue(preferred.declined().contains(
                new Choice.Declined(usual.candidate(), "it takes 0.000200 ms here, and direct 0.000100")),
                preferred.declined().toString());
    }

    @Test
    void aPreferenceThatLeavesOutAKernelOrNamesNoneIsIgnored() {
        var usual = first(plan(convolution(), Preferences.NONE));
        for (var candidate : List.of("direct", "depthwise", "reference", "no such")) {
            var choice = first(plan(convolution(), preferring(usual.question().preferenceKey(), candidate)));
            assertEquals(usual.candidate(), choice.candidate(), candidate);
            assertTrue(choice.preference().isEmpty(), candidate);
        }
    }

    @Test
    void aPreferenceIsOfThatManyThreadsAndThatAccuracy() {
        var preferences = preferring(first(plan(convolution(), Preferences.NONE)), "direct");
        for (var options : List.of(PlanOptions.forThreads(2), PlanOptions.forThreads(1).with(Accuracy.BALANCED))) {
            var planned = assertInstanceOf(Planning.Planned.class,
                    Planner.plan(convolution(), WEIGHTS, options.with(preferences), List.of()));
            assertTrue(first(planned.plan()).preference().isEmpty(), options.accuracy().id());
        }
    }

    @Test
    void aPlanWithASlowerKernelIsToldOf() throws InterruptedException {
        var usual = plan(convolution(), Preferences.NONE);
        var key = first(usual).question().preferenceKey();
        for (var candidate : first(usual).alternatives().stream().map(Choice::candidate).toList()) {
            var plan = plan(convolution(), preferring(first(usual), candidate));
            var layers = tuned(plan);
            var best = layers.known(key).orElseThrow().best().candidate();
            assertEquals(!best.equals(candidate), Tuning.of(List.of(plan), layers).isAnyChoiceSlower());
        }
    }

    @Test
    void whatIsKnownIsNotMeasuredAgain() throws InterruptedException {
        var plan = plan(convolution(), Preferences.NONE);
        var again = Tuning.of(List.of(plan), tuned(plan));
        try (var workers = new WorkerPool(1)) {
            again.work(workers);
        }
        assertTrue(again.isOver());
        assertEquals(0, again.measured());
    }

    @Test
    void workThatIsStoppedMeasuresNothing() throws InterruptedException {
        var layers = TunedLayers.inMemory();
        try (var workers = new WorkerPool(1, () -> true)) {
            var tuning = Tuning.of(List.of(plan(convolution(), Preferences.NONE)), layers);
            tuning.work(workers);
            tuning.finish(workers);
            assertFalse(tuning.isOver());
        }
        assertTrue(layers.all().isEmpty());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void whateverIsPreferredTheResultsAgree(long seed) {
        assertAgreeWhateverIsPreferred(RandomGraph.analysis(seed), "seed " + seed);
    }

    /// A kernel that moves them once would be faster.
    @Test
    void channelsThatMoveSeveralTimesAgreeToo() {
        assertAgreeWhateverIsPreferred(analysis("""
                {"format": 1, "nodes": {
                  "input": {"op": "Input", "values": {"channels": 24, "height": 7, "width": 7}},
                  "left": {"op": "Conv2d", "values": {"outChannels": 12, "kernel": 1}, "inputs": {"in": "input"}},
                  "right": {"op": "Conv2d", "values": {"outChannels": 20, "kernel": 1}, "inputs": {"in": "input"}},
                  "concat": {"op": "Concat", "inputs": {"in1": "left", "in2": "right"}},
                  "shuffle": {"op": "ChannelShuffle", "values": {"groups": 2}, "inputs": {"in": "concat"}},
                  "again": {"op": "ChannelShuffle", "values": {"groups": 4}, "inputs": {"in": "input"}},
                  "split": {"op": "Split", "values": {"parts": [8, 16]}, "inputs": {"in": "again"}},
                  "output": {"op": "Output", "inputs": {"in": "shuffle"}},
                  "first": {"op": "Output", "inputs": {"in": "split.out1"}},
                  "second": {"op": "Output", "inputs": {"in": "split.out2"}}}}"""), "moves");
    }

    private static void assertAgreeWhateverIsPreferred(Analysis analysis, String message) {
        var usual = plan(analysis, Preferences.NONE);
        var last = new HashMap<PreferenceKey, Preference>();
        for (var step : usual.steps()) {
            var rivals = step.choice().alternatives().reversed().stream()
                    .map(rival -> new Preference.Time(rival.candidate(), 1)).toList();
            if (rivals.size() > 1) {
                last.put(step.choice().question().preferenceKey(), new Preference(rivals, Tuned.NOW));
            }
        }
        var expected = run(usual);
        var actual = run(plan(analysis, new Preferences(last)));
        for (int i = 0; i < expected.size(); i++) {
            assertClose(expected.get(i), actual.get(i), message);
        }
    }

    private static List<Tensor> run(Plan plan) {
        try (var workers = new WorkerPool(1)) {
            var inputs = new ArrayList<Tensor>();
            plan.inputs().forEach(border -> inputs.add(DrawnInput.tensor(border.shape(), 1 + inputs.size())));
            return new Session(plan, workers).run(inputs);
        }
    }

    private static void assertClose(Tensor expected, Tensor actual, String message) {
        double largest = 1e-30;
        for (float value : expected.data()) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < expected.data().length; i++) {
            assertEquals(expected.data()[i], actual.data()[i], 2e-4 * largest, message + ", element " + i);
        }
    }
}
