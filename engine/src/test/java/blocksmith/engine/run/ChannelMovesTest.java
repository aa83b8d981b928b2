package blocksmith.engine.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.plan.Plan;
import blocksmith.engine.plan.Planner;
import blocksmith.engine.plan.Planning;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.Tensor;
import blocksmith.engine.weights.DrawnWeights;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Concatenations, shuffles and splits that follow each other.
class ChannelMovesTest {
    private static final DrawnWeights WEIGHTS = new DrawnWeights(1);
    private static final String SHUFFLED = "\"i\": {\"op\": \"Input\", \"values\": {\"channels\": %1$d, \"height\": 5, \"width\": 7}}, "
            + "\"j\": {\"op\": \"Input\", \"values\": {\"channels\": %2$d, \"height\": 5, \"width\": 7}}, "
            + "\"c\": {\"op\": \"Concat\", \"inputs\": {\"in1\": \"i\", \"in2\": \"j\"}}, "
            + "\"s\": {\"op\": \"ChannelShuffle\", \"values\": {\"groups\": %3$d}, \"inputs\": {\"in\": \"c\"}}, ";
    private static final String SPLIT = "\"p\": {\"op\": \"Split\", \"values\": {\"parts\": [%4$d, %5$d]}, \"inputs\": {\"in\": \"s\"}}, "
            + "\"a\": {\"op\": \"Output\", \"inputs\": {\"in\": \"p.out1\"}}, "
            + "\"b\": {\"op\": \"Output\", \"inputs\": {\"in\": \"p.out2\"}}";

    private static Analysis analysis(String nodes, Object... numbers) {
        var reading = DesignCodec
                .read("{\"format\": 1, \"nodes\": {" + String.format(Locale.ROOT, nodes, numbers) + "}}");
        var design = assertInstanceOf(DesignReading.Read.class, reading, reading.toString()).design();
        return Analysis.of(Elaboration.of(design, Map.of()).graph(), new Setting(2));
    }

    private static Plan plan(Analysis analysis) {
        return assertInstanceOf(Planning.Planned.class, Planner.plan(analysis, WEIGHTS, 2)).plan();
    }

    private static Plan nodeByNode(Analysis analysis) {
        return assertInstanceOf(Planning.Planned.class, Planner.planNodeByNode(analysis, WEIGHTS, 2)).plan();
    }

    @ParameterizedTest
    @CsvSource({"58,58,2,58,58", "16,16,2,20,12", "24,40,2,1,63", "24,40,2,32,32", "17,33,5,48,2", "3,5,4,4,4",
        "48,48,3,31,65"})
    void areOneStepWithTheSameResults(int first, int second, int groups, int left, int right) {
        var analysis = analysis(SHUFFLED + SPLIT, first, second, groups, left, right);
        var fused = plan(analysis);
        assertEquals(1, fused.steps().size());
        var inputs = List.of(numbered(first, 0), numbered(second, 1e6f));
        try (var workers = new WorkerPool(2)) {
            var expected = new Session(nodeByNode(analysis), workers).run(inputs);
            var actual = new Session(fused, workers).run(inputs);
            for (int i = 0; i < expected.size(); i++) {
                assertArrayEquals(expected.get(i).data(), actual.get(i).data());
            }
        }
    }

    @Test
    void stayApartWhereWhatIsBetweenThemIsReadElsewhere() {
        var nodes = SHUFFLED + SPLIT + ", \"d\": {\"op\": \"Output\", \"inputs\": {\"in\": \"s\"}}";
        assertEquals(2, plan(analysis(nodes, 16, 16, 2, 8, 24)).steps().size());
    }

    private static Tensor numbered(int channels, float from) {
        var tensor = Tensor.zeros(Shape.image(2, channels, 5, 7));
        for (int i = 0; i < tensor.data().length; i++) {
            tensor.data()[i] = from + i;
        }
        return tensor;
    }
}
