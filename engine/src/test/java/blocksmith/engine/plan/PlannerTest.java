package blocksmith.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.weights.DrawnWeights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final String FLAT = """
            "i": {"op": "Input", "values": {"channels": 32}},
            "g": {"op": "GlobalAvgPool", "inputs": {"in": "i"}},
            "f": {"op": "Flatten", "inputs": {"in": "g"}}""";
    private static final String LAST = """
            "l": {"op": "Linear", "values": {"outFeatures": 8}, "inputs": {"in": "f"}},
            "o": {"op": "Output", "inputs": {"in": "l"}}""";
    private static final String CHAIN = "\"i\": {\"op\": \"Input\"}, \"r\": {\"op\": \"ReLU\", \"inputs\": {\"in\": \"i\"}}, "
            + "\"o\": {\"op\": \"Output\", \"inputs\": {\"in\": \"r\"}}";

    private static Planning plan(String nodes) {
        var reading = DesignCodec.read("{\"format\": 1, \"nodes\": {" + nodes + "}}");
        var design = assertInstanceOf(DesignReading.Read.class, reading, reading.toString()).design();
        var analysis = Analysis.of(Elaboration.of(design, Map.of()).graph(), Setting.SINGLE);
        return Planner.plan(analysis, new DrawnWeights(0), 1);
    }

    private static Plan planned(String nodes) {
        return assertInstanceOf(Planning.Planned.class, plan(nodes)).plan();
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
        var plan = planned("""
                "i": {"op": "Input", "values": {"channels": 32}},
                "c": {"op": "Conv2d", "values": {"kernel": 3, "padding": 1}, "inputs": {"in": "i"}},
                "d": {"op": "StochasticDepth", "inputs": {"in": "c"}},
                "a": {"op": "Add", "inputs": {"in1": "d", "in2": "i"}},
                "r": {"op": "ReLU", "inputs": {"in": "a"}},
                "p": {"op": "Dropout", "inputs": {"in": "r"}},
                "o": {"op": "Output", "inputs": {"in": "p"}}""");
        assertEquals(1, plan.steps().size());
        assertEquals(Optional.of(Fate.Kind.LEFT_OUT),
                Optional.ofNullable(plan.fates().get(NodePath.of("p"))).map(Fate::kind));
    }

    @Test
    void whatIsBeforeItStaysWhereSomethingElseReadsIt() {
        var plan = planned("""
                "i": {"op": "Input", "values": {"channels": 32}},
                "c": {"op": "Conv2d", "values": {"kernel": 3, "padding": 1}, "inputs": {"in": "i"}},
                "d": {"op": "Dropout", "inputs": {"in": "c"}},
                "o": {"op": "Output", "inputs": {"in": "d"}},
                "o2": {"op": "Output", "inputs": {"in": "c"}}""");
        assertEquals(2, plan.steps().size());
    }

    @Test
    void anInputIsPassedOnByAStep() {
        var plan = planned("""
                "i": {"op": "Input", "values": {"channels": 32}},
                "d": {"op": "Dropout", "inputs": {"in": "i"}},
                "o": {"op": "Output", "inputs": {"in": "d"}}""");
        assertEquals(1, plan.steps().size());
    }

    @Test
    void whatIsFlatAlreadyStaysWhereItIs() {
        var flatten = planned(FLAT + ", " + LAST).steps().get(1);
        assertEquals("layout change", flatten.choice().kernel().name());
        assertEquals(flatten.inputs(), flatten.outputs());
    }

    @Test
    void whatIsFlatAlreadyIsCopiedWhereItIsAResultToo() {
        var flatten = planned(FLAT + ", " + LAST + ", \"o2\": {\"op\": \"Output\", \"inputs\": {\"in\": \"g\"}}")
                .steps()
                .stream().filter(step -> step.choice().kernel().name().equals("layout change")).findFirst()
                .orElseThrow();
        assertNotEquals(flatten.inputs(), flatten.outputs());
    }
}
