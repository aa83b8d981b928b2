package blocksmith.app.canvas.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.app.canvas.drawing.DrawnWire.Role;
import blocksmith.app.canvas.drawing.NodeFace.Condition;
import blocksmith.app.canvas.geometry.NodeForm;
import blocksmith.app.session.Analyzed;
import blocksmith.app.session.BenchmarkState;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Edits;
import blocksmith.engine.design.Layout;
import blocksmith.engine.design.Parameter;
import blocksmith.engine.op.Convention;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.template.TemplateSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;

class DraftingTest {
    private static final PortKey SHORTCUT_END = new PortKey(new NodeId("add"), Side.INPUT, "in2");

    /// Every letter as wide as another: no toolkit is needed.
    private static final class EvenWidths implements TextWidths {
        @Override
        public double title(String text) {
            return 7.0 * text.length();
        }

        @Override
        public double line(String text) {
            return 6.0 * text.length();
        }

        @Override
        public double label(String text) {
            return 6.3 * text.length();
        }

        @Override
        public double latency() {
            return 40;
        }
    }

    private static Design efficientBlock() throws IOException {
        return switch (DesignFiles.read(Path.of("..", "samples", "efficient-block.json"))) {
            case DesignReading.Read(var design) -> design;
            case DesignReading.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    private static Drawing draw(Design design) {
        return new Drafting(new EvenWidths(), () -> {
        })
                .draw(design, Analyzed.of(design, Setting.SINGLE, TemplateSource.NONE).analysis(), BenchmarkState.EMPTY,
                        Convention.CONV_LINEAR);
    }

    private static DrawnNode node(Drawing drawing, String id) {
        return drawing.node(new NodeId(id)).orElseThrow();
    }

    @Test
    void aLargeNodeSaysWhatAnEngineerAsks() throws IOException {
        var expand = node(draw(efficientBlock()), "expand");

        assertEquals(NodeForm.FULL, expand.form());
        assertEquals("Conv 1×1", expand.face().title());
        assertEquals("32 → 128 · s1", expand.face().settings());
        assertEquals("4,096", expand.face().parameters());
        assertEquals("12.8 M", expand.face().macs());
        assertEquals(0.438, expand.face().share(), 0.001);
    }

    @Test
    void aSmallNodeSaysItsParameters() throws IOException {
        var normalization = node(draw(efficientBlock()), "expand-bn");

        assertEquals(NodeForm.SMALL, normalization.form());
        assertEquals("256 par", normalization.face().settings());
    }

    @Test
    void theWireFromFartherBackIsTheShortcut() throws IOException {
        var drawing = draw(efficientBlock());

        assertEquals(Role.SHORTCUT, drawing.wireInto(SHORTCUT_END).orElseThrow().role());
        assertEquals(1, drawing.wires().values().stream().filter(wire -> wire.role() == Role.SHORTCUT).count());
    }

    @Test
    void theShapeOnAWireIsForOneImage() throws IOException {
        assertEquals("32×56×56", draw(efficientBlock()).wireInto(SHORTCUT_END).orElseThrow().shape());
    }

    @Test
    void aNodeWhoseConditionFailsIsPassedBy() throws IOException {
        var design = efficientBlock();
        var wider = design.parameters().stream()
                .map(parameter -> parameter.name().equals("stride")
                        ? new Parameter("stride", new Literal.Whole(2), 1L, 4L, "")
                        : parameter)
                .toList();

        var drawing = draw(Edits.apply(design, new Edit.SetParameters(wider)));

        assertEquals(Condition.BYPASSED, node(drawing, "add").face().condition());
        assertEquals("32×28×28",
                drawing.wireInto(new PortKey(new NodeId("output"), Side.INPUT, "in")).orElseThrow().shape());
    }

    @Test
    void whatIsWrongStandsAtItsNodeAndTheOthersWait() throws IOException {
        var wrong = new Edit.SetValue(new NodeId("project"), "groups", new Literal.Whole(5));

        var drawing = draw(Edits.apply(efficientBlock(), wrong));

        assertEquals(Condition.WRONG, node(drawing, "project").face().condition());
        assertTrue(node(drawing, "project").face().message().contains("5 groups"));
        assertEquals(Condition.SOUND, node(drawing, "project-bn").face().condition());
        assertEquals(Condition.SOUND, node(drawing, "se").face().condition());

        var unknown = new Edit.SetValue(new NodeId("project"), "outChannels", new Literal.Whole(-1));
        drawing = draw(Edits.apply(efficientBlock(), unknown));
        assertEquals(Condition.WRONG, node(drawing, "project").face().condition());
        assertEquals(Condition.WAITING, node(drawing, "project-bn").face().condition());
    }

    @Test
    void nodesWithoutAPlaceDoNotLieOnEachOther() throws IOException {
        var nodes = draw(efficientBlock().withLayout(Layout.EMPTY)).nodes().values();

        for (var one : nodes) {
            assertFalse(nodes.stream().anyMatch(other -> !other.equals(one) && other.box().intersects(one.box())),
                    one::toString);
        }
    }

    @Test
    void draggedNodesTakeTheirWiresAlong() throws IOException {
        var moved = draw(efficientBlock()).moved(Set.of(new NodeId("expand")), 10, 20);

        var into = moved.wireInto(new PortKey(new NodeId("expand"), Side.INPUT, "in")).orElseThrow();
        assertEquals(new Point2D(232, 195), into.path().end());
    }

    @Test
    void portsAreFoundBeforeTheNodeUnderThem() throws IOException {
        var drawing = draw(efficientBlock());

        assertTrue(drawing.at(new Point2D(224, 176), 8) instanceof Hit.OnPort);
        assertTrue(drawing.at(new Point2D(260, 176), 8) instanceof Hit.OnNode);
        assertTrue(drawing.at(new Point2D(1500, 900), 8) instanceof Hit.OnGround);
    }
}
