package blocksmith.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.kernel.Order;
import blocksmith.engine.kernel.Orders;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.op.Accuracy;
import blocksmith.engine.run.DrawnInput;
import blocksmith.engine.run.Session;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.template.Origin;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplateFiles;
import blocksmith.engine.tensor.Deviation;
import blocksmith.engine.tensor.Tensor;
import blocksmith.engine.weights.DrawnWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plans whose kernels never meet the caller's images, beside those of the same designs whose kernels do.
class LayoutChangesTest {
    private static final Path SUITE = Path.of("..", "samples", "suite");

    static List<Path> suite() throws IOException {
        try (var files = Files.list(SUITE)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    private static Analysis analysis(Path file) throws IOException {
        var design = assertInstanceOf(DesignReading.Read.class, DesignFiles.read(file)).design();
        return Analysis.of(
                Elaboration.of(new Template(Origin.UNSAVED, design), Map.of(), new TemplateFiles()).graph(),
                Setting.SINGLE);
    }

    private static Plan plan(Analysis analysis, LayoutChanges changes, Plan... earlier) {
        return assertInstanceOf(Planning.Planned.class, Planner.plan(analysis, new DrawnWeights(7),
                PlanOptions.forThreads(2).with(changes), List.of(earlier))).plan();
    }

    private static List<Tensor> run(Plan plan) {
        var inputs = new ArrayList<Tensor>();
        plan.inputs().forEach(border -> inputs.add(DrawnInput.tensor(border.shape(), 1 + inputs.size())));
        try (var workers = new WorkerPool(plan.threads())) {
            return new Session(plan, workers).run(inputs);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("suite")
    void apartTheyLeaveAllKernelsInThePlansOwnOrderAndTheResultsAsTheyAre(Path file) throws IOException {
        var analysis = analysis(file);
        var usual = plan(analysis, LayoutChanges.WITHIN_KERNELS);
        var apart = plan(analysis, LayoutChanges.APART, usual);
        for (var step : apart.steps()) {
            assertEquals(Orders.INNER, step.layer().orders(), step.toString());
            assertEquals(List.of(-1, -1, -1), List.of(step.given(), step.added(), step.wanted()), step.toString());
        }
        Stream.concat(apart.inputs().stream(), apart.outputs().stream())
                .forEach(border -> assertEquals(Order.CHANNELS_LAST, border.order(), border.toString()));
        var expected = run(usual).stream().map(Tensor::toDouble).toList();
        double difference = Deviation.of(expected, run(apart)).relative();
        assertTrue(difference < Accuracy.DEFAULT.limit(), () -> "differs by " + difference);
    }

    @Test
    void withinKernelsTheCallersImagesAreReadAndMadeAsTheyStand() throws IOException {
        var analysis = analysis(SUITE.resolve("depthwise-3x3-64-112.json"));
        var step = plan(analysis, LayoutChanges.WITHIN_KERNELS).steps().getFirst();
        assertEquals(List.of(0, 0), List.of(step.given(), step.wanted()));
    }

    @Test
    void layersThatMeetNoCallerHaveTheKernelsOfThePlanBefore() throws IOException {
        var analysis = analysis(SUITE.resolve("resnet18-224.json"));
        var usual = plan(analysis, LayoutChanges.WITHIN_KERNELS);
        var apart = plan(analysis, LayoutChanges.APART, usual);
        // the first convolution, which reads the caller's image, runs with the pool after it in one of them
        var others = usual.steps().subList(1, usual.steps().size());
        var same = apart.steps().subList(2, apart.steps().size());
        assertEquals(others.size(), same.size());
        for (int i = 0; i < same.size(); i++) {
            assertSame(others.get(i).choice().kernel(), same.get(i).choice().kernel());
        }
    }
}
