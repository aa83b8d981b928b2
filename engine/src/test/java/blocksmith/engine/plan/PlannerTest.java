package blocksmith.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.weights.DrawnWeights;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final String CHAIN = "\"i\": {\"op\": \"Input\"}, \"r\": {\"op\": \"ReLU\", \"inputs\": {\"in\": \"i\"}}, "
            + "\"o\": {\"op\": \"Output\", \"inputs\": {\"in\": \"r\"}}";

    private static Planning plan(String nodes) {
        var reading = DesignCodec.read("{\"format\": 1, \"nodes\": {" + nodes + "}}");
        var design = assertInstanceOf(DesignReading.Read.class, reading, reading.toString()).design();
        var analysis = Analysis.of(Elaboration.of(design, Map.of()).graph(), Setting.SINGLE);
        return Planner.plan(analysis, new DrawnWeights(0), 1);
    }

    @Test
    void aNodeThatWaitsForItsWiresKeepsNothingElseFromRunning() {
        var planned = assertInstanceOf(
                Planning.Planned.class,
                plan(CHAIN + ", \"s\": {\"op\": \"ChannelShuffle\"}"));
        assertEquals(1, planned.plan().steps().size());
    }

    @Test
    void whatAnOutputNeedsMustBeThere() {
        var impossible = assertInstanceOf(
                Planning.Impossible.class,
                plan(CHAIN
                        + ", \"s\": {\"op\": \"ChannelShuffle\"}, \"p\": {\"op\": \"Output\", \"inputs\": {\"in\": \"s\"}}"));
        assertEquals(
                List.of("s.in"),
                impossible.problems().stream().map(problem -> problem.place().toString()).toList());
    }

    @Test
    void whatPassesAllOnTakesNoStep() {
        var planned = assertInstanceOf(
                Planning.Planned.class,
                plan("""
                        "i": {"op": "Input", "values": {"channels": 32}},
                        "c": {"op": "Conv2d", "values": {"kernel": 3, "padding": 1}, "inputs": {"in": "i"}},
                        "d": {"op": "StochasticDepth", "inputs": {"in": "c"}},
                        "a": {"op": "Add", "inputs": {"in1": "d", "in2": "i"}},
                        "r": {"op": "ReLU", "inputs": {"in": "a"}},
                        "p": {"op": "Dropout", "inputs": {"in": "r"}},
                        "o": {"op": "Output", "inputs": {"in": "p"}}"""));
        assertEquals(1, planned.plan().steps().size());
    }

    @Test
    void whatIsFlatAlreadyStaysWhereItIs() {
        var planned = assertInstanceOf(
                Planning.Planned.class,
                plan("""
                        "i": {"op": "Input", "values": {"channels": 32}},
                        "g": {"op": "GlobalAvgPool", "inputs": {"in": "i"}},
                        "f": {"op": "Flatten", "inputs": {"in": "g"}},
                        "l": {"op": "Linear", "values": {"outFeatures": 8}, "inputs": {"in": "f"}},
                        "o": {"op": "Output", "inputs": {"in": "l"}}"""));
        var flatten = planned.plan().steps().get(1);
        assertEquals("layout change", flatten.choice().kernel().name());
        assertEquals(flatten.inputs(), flatten.outputs());
    }
}
