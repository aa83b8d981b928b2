package blocksmith.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Edits;
import blocksmith.engine.design.Wire;
import blocksmith.engine.plan.Planner;
import blocksmith.engine.plan.Planning;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.weights.DrawnWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnusedNodesTest {

    private static Design efficientBlock() throws IOException {
        var reading = DesignFiles.read(Path.of("..", "samples", "efficient-block.json"));
        return assertInstanceOf(DesignReading.Read.class, reading).design();
    }

    private static Analysis analysis(Design design) {
        return Analysis.of(Elaboration.of(design, Map.of()).graph(), Setting.SINGLE);
    }

    @Test
    void aNodeThatAWireWasLedRoundNeitherCountsNorRuns() throws IOException {
        var led = Edits.apply(
                efficientBlock(),
                new Edit.Connect(Wire.from("depthwise-relu"), new NodeId("project"), "in"));
        var analysis = analysis(led);
        assertEquals(9_920, analysis.totals().parameters());
        assertEquals(29_302_784, analysis.totals().macs());
        assertEquals(ProblemCode.UNUSED_RESULT, analysis.problems().getFirst().code());
        var plan = assertInstanceOf(Planning.Planned.class, Planner.plan(analysis, new DrawnWeights(0), 1)).plan();
        assertEquals(false, plan.fates().containsKey(NodePath.of("se")));
    }

    @Test
    void whileAWireIsMissingAllThatIsKnownCounts() throws IOException {
        var open = Edits.apply(efficientBlock(), new Edit.Disconnect(new NodeId("project"), "in"));
        assertEquals(18_272 - 4_096 - 64, analysis(open).totals().parameters());
    }
}
