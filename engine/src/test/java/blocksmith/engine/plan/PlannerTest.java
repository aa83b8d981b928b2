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
}
