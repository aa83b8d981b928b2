package blocksmith.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.op.Accuracy;
import blocksmith.engine.plan.Plan;
import blocksmith.engine.plan.PlanOptions;
import blocksmith.engine.plan.Planner;
import blocksmith.engine.plan.Planning;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.template.Library;
import blocksmith.engine.template.TemplateFiles;
import blocksmith.engine.tensor.Deviation;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Tensor;
import blocksmith.engine.weights.DesignWeights;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whole networks at each accuracy against their definitions in double precision. Each plan knows those before it: kernels of
/// another accuracy are not to be taken from them.
class NetworkAccuracyTest {

    @ParameterizedTest
    @CsvSource({"resnet18, 3", "mobilenet_v2, 1", "shufflenet_v2_x1_0, 1"})
    void errorsStayUnderTheLimitOfEach(String name, int plans) {
        var template = Library.find(name).orElseThrow();
        var analysis = Analysis.of(Elaboration.of(template, Map.of(), new TemplateFiles()).graph(), Setting.SINGLE);
        var weights = DesignWeights.of(template, analysis.graph()).source();
        var inputs = new LinkedHashMap<NodePath, DoubleTensor>();
        var ran = new HashSet<List<String>>();
        var earlier = new ArrayList<Plan>();
        Map<NodePath, DoubleTensor> expected = Map.of();
        for (var accuracy : Accuracy.values()) {
            var plan = assertInstanceOf(Planning.Planned.class,
                    Planner.plan(analysis, weights, new PlanOptions(2, accuracy), earlier)).plan();
            earlier.add(plan);
            if (ran.isEmpty()) {
                plan.inputs().forEach(
                        border -> inputs.put(border.node(), DrawnInput.tensor(border.shape(), 1).toDouble()));
                expected = ReferenceRun.of(analysis, weights, inputs);
            }
            // networks of depthwise convolutions are the same at all accuracies
            if (ran.add(kernels(plan))) {
                double error = Deviation
                        .of(expected.values().iterator().next(), run(plan, inputs).getFirst()).relative();
                assertTrue(error < accuracy.limit(), accuracy + ": " + error);
            }
        }
        assertEquals(plans, ran.size());
    }

    private static List<String> kernels(Plan plan) {
        return plan.steps().stream().map(step -> step.choice().kernel().name()).toList();
    }

    private static List<Tensor> run(Plan plan, Map<NodePath, DoubleTensor> inputs) {
        try (var workers = new WorkerPool(plan.threads())) {
            var tensors = new ArrayList<Tensor>();
            inputs.values().forEach(tensor -> tensors.add(tensor.toFloat()));
            return new Session(plan, workers).run(tensors);
        }
    }
}
