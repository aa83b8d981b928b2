package blocksmith.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.Setting;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.EmbeddedProgram;
import blocksmith.engine.backend.Preparation;
import blocksmith.engine.bench.Expectation;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.plan.PlanOptions;
import blocksmith.engine.template.TemplateFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannedTest {
    private static final PlanOptions OPTIONS = PlanOptions.forThreads(1);
    private static final String DESIGN = """
            {"format": 1, "nodes": {
              "input": {"op": "Input", "values": {"channels": 8, "height": 6, "width": 6}},
              "conv": {"op": "Conv2d", "values": {"outChannels": 8, "kernel": 1}, "inputs": {"in": "input"}},
              "output": {"op": "Output", "inputs": {"in": "conv"}}},
             "layout": {"positions": {"conv": [100, 40]}}}""";

    private final Planned planned = planned(DESIGN);

    private static ShownForm shown(String text) {
        var design = assertInstanceOf(DesignReading.Read.class, DesignCodec.read(text)).design();
        return ShownForm.training(Analyzed.of(design, Setting.SINGLE, new TemplateFiles()));
    }

    private static Planned planned(String text) {
        return Planned.of(List.of(shown(text)), Backend.EMBEDDED, OPTIONS, Planned.NOTHING);
    }

    private boolean isOf(String text) {
        return planned.isOf(List.of(shown(text)), Backend.EMBEDDED, OPTIONS);
    }

    @Test
    void aMoveIsNoReasonToPlanAnew() {
        assertTrue(isOf(DESIGN.replace("[100, 40]", "[200, 80]")));
    }

    @Test
    void whatIsComputedIsAReasonToPlanAnew() {
        assertFalse(isOf(DESIGN.replace("\"outChannels\": 8", "\"outChannels\": 16")));
    }

    @Test
    void weightsThatAreSetAreAReasonToPlanAnew() {
        assertFalse(isOf(DESIGN.replace("\"kernel\": 1}", "\"kernel\": 1}, \"weights\": {\"bias\": 0}")));
    }

    @Test
    void whatIsWrongWithTheDesignAsAWholeIsAReasonToPlanAnew() {
        var failing = DESIGN.replace("\"nodes\"", "\"constraints\": [{\"rule\": \"1 > 2\"}], \"nodes\"");
        assertFalse(isOf(failing));
        assertFalse(planned(failing).isOf(List.of(shown(DESIGN)), Backend.EMBEDDED, OPTIONS));
        assertEquals(shown(DESIGN).drawn().graph().nodes(), shown(failing).drawn().graph().nodes());
        assertInstanceOf(Preparation.Impossible.class, planned(failing).prepared().getFirst());
    }

    @Test
    void whatIsTheSameIsNotPlannedAnew() {
        assertSame(planned, planned.next(List.of(shown(DESIGN)), Backend.EMBEDDED, OPTIONS));
    }

    @Test
    void whatIsKnownOfRunsStaysWhereNoNewIsKnown() {
        var expected = new Expectation(List.of(1_000.0));
        assertEquals(expected, planned.expecting(expected).expecting(Expectation.NONE).expected());
    }

    @Test
    void threadsAndBackendsAreReasonsToPlanAnew() {
        var forms = List.of(shown(DESIGN));
        assertFalse(planned.isOf(forms, Backend.EMBEDDED, PlanOptions.forThreads(2)));
        assertFalse(planned.isOf(forms, Backend.ONNX_RUNTIME, OPTIONS));
    }

    @Test
    void aBaselineIsAReasonToPlanAnew() {
        assertFalse(planned.isOf(List.of(shown(DESIGN), shown(DESIGN)), Backend.EMBEDDED, OPTIONS));
    }

    @Test
    void nothingIsNoPlanOfAnything() {
        assertFalse(Planned.NOTHING.isOf(List.of(shown(DESIGN)), Backend.EMBEDDED, OPTIONS));
        assertEquals(List.of(), Planned.NOTHING.measurable());
    }

    @Test
    void whatIsTheSameIsTakenFromAnEarlierPlan() {
        var again = Planned.of(List.of(shown(DESIGN)), Backend.EMBEDDED, OPTIONS, planned);
        assertSame(kernel(planned), kernel(again));
    }

    private static Object kernel(Planned planned) {
        var program = assertInstanceOf(EmbeddedProgram.class, planned.programs().getFirst());
        return program.plan().steps().getFirst().choice().kernel();
    }

    @Test
    void aDesignThatCannotBeRunIsNotMeasuredThoughItsBaselineCanBe() {
        var broken = shown(DESIGN.replace("\"inputs\": {\"in\": \"conv\"}", "\"inputs\": {}"));
        var both = Planned.of(List.of(broken, shown(DESIGN)), Backend.EMBEDDED, OPTIONS, Planned.NOTHING);
        assertEquals(List.of(), both.measurable());
        assertEquals(1, both.prepared().size(), "the baseline is not planned");
        assertFalse(both.isWorthKeeping());
    }
}
