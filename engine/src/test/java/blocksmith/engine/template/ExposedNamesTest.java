package blocksmith.engine.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.Constraint;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Edits;
import blocksmith.engine.design.Node;
import blocksmith.engine.design.Parameter;
import blocksmith.engine.design.Point;
import blocksmith.engine.design.Wire;
import blocksmith.engine.op.Literal;
import blocksmith.engine.op.Port;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.torch.TorchWriter;
import blocksmith.engine.torch.TorchWriting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What a template shows outside may be renamed, reordered and added to: nodes that stand for it keep working as they are.
class ExposedNamesTest {
    private static final Path FILE = Path.of("templates", "block.json").toAbsolutePath();
    private static final NodeId INPUT = new NodeId("image");
    private static final NodeId SECOND = new NodeId("input");

    private final Design template = read("""
            {"format": 1, "name": "block",
              "parameters": {"width": {"value": 8, "min": 1}, "hidden": {"value": "width * 2"}},
              "constraints": [{"rule": "width % 8 == 0"}],
              "variants": {"wide": {"width": 32}},
              "nodes": {
              "image": {"op": "Input", "values": {"channels": 4, "height": 8, "width": 8}},
              "conv": {"op": "Conv2d", "values": {"outChannels": "hidden", "kernel": 1}, "inputs": {"in": "image"}},
              "narrow": {"op": "Conv2d", "values": {"outChannels": "max(width, 2)", "kernel": 1},
                "inputs": {"in": "conv"}, "when": "width != hidden"},
              "end": {"op": "Output", "inputs": {"in": "narrow"}}}}
            """);
    private final Design outer = read("""
            {"format": 1, "name": "outer", "nodes": {
              "start": {"op": "Input", "values": {"channels": 4, "height": 8, "width": 8}},
              "block": {"template": "templates/block.json", "values": {"width": 16}, "inputs": {"in": "start"}},
              "end": {"op": "Output", "inputs": {"in": "block"}}}}
            """);

    private static Design read(String text) {
        return ((DesignReading.Read) DesignCodec.read(text)).design();
    }

    private static Node node(Design design, NodeId id) {
        return Objects.requireNonNull(design.nodes().get(id));
    }

    private static TemplateFiles around(Design template) {
        var files = new TemplateFiles();
        files.open(FILE, template);
        return files;
    }

    private static Template kept(Design design) {
        return TemplateFiles.inFile(design, Path.of("outer.json").toAbsolutePath());
    }

    private static Analysis analysis(Design outer, Design template) {
        return Analysis.of(Elaboration.of(kept(outer), Map.of(), around(template)).graph(), Setting.SINGLE);
    }

    private void assertUnbroken(Design changed) {
        var before = analysis(outer, template);
        var after = analysis(outer, changed);
        assertEquals(List.of(), after.problems());
        assertEquals(before.totals(), after.totals());
        var read = read(DesignCodec.write(changed));
        assertEquals(changed, read);
        assertEquals(before.totals(), analysis(outer, read).totals());
    }

    @Test
    void aRenamedParameterIsRenamedInAllThatTheDesignSaysOfIt() {
        var renamed = Edits.apply(template, new Edit.RenameParameter("width", "channels"));
        assertEquals(new Literal.Word("channels * 2"), renamed.parameters().get(1).value());
        assertEquals(Map.of("channels", new Literal.Whole(32)), renamed.variants().getFirst().values());
        var narrow = node(renamed, new NodeId("narrow"));
        assertEquals(new Literal.Word("max(channels, 2)"), narrow.values().get("outChannels"));
        assertEquals("channels != hidden", narrow.when());
        assertEquals("channels % 8 == 0", renamed.constraints().getFirst().rule());
        assertEquals(new Literal.Whole(8), node(renamed, INPUT).values().get("width"), "a value, no parameter");
    }

    @Test
    void instancesSetARenamedParameterByItsOldName() {
        assertUnbroken(Edits.apply(template, new Edit.RenameParameter("width", "channels")));
    }

    @Test
    void anInstanceThatViolatesAConstraintByAnOldNameIsToldWhatToSet() {
        var hiddenSet = Edits.apply(Edits.apply(template, new Edit.SetConstraints(
                List.of(new Constraint("hidden % 8 == 0", "")))), new Edit.RenameParameter("hidden", "inner"));
        var violating = Edits.apply(outer, new Edit.SetValue(new NodeId("block"), "hidden", new Literal.Whole(20)));
        var problem = analysis(violating, hiddenSet).problems().getFirst();
        assertEquals("inner", problem.place().part());
        assertEquals("Set inner to 16 or 24.", problem.fix());
    }

    @Test
    void andByEachOfTheNamesThatItHad() {
        var twice = Edits.apply(Edits.apply(template, new Edit.RenameParameter("width", "channels")),
                new Edit.RenameParameter("channels", "size"));
        assertUnbroken(twice);
        assertEquals(List.of("channels", "width"), twice.parameters().getFirst().formerly());
        var back = Edits.apply(twice, new Edit.RenameParameter("size", "width"));
        assertUnbroken(back);
        assertEquals(List.of("size", "channels"), back.parameters().getFirst().formerly());
    }

    @Test
    void aNameThatAParameterHadIsNotAnothers() {
        var renamed = Edits.apply(template, new Edit.RenameParameter("width", "channels"));
        assertEquals(renamed, Edits.apply(renamed, new Edit.RenameParameter("hidden", "width")));
    }

    @Test
    void aWordOfAnOperatorIsNoName() {
        assertEquals(template, Edits.apply(template, new Edit.RenameParameter("width", "same")));
        assertEquals(template, Edits.apply(template, new Edit.RenameParameter("width", "index")));
    }

    @Test
    void codeOfAnInstanceThatKnowsTheOldNameSetsTheParameter() {
        var renamed = Edits.apply(template, new Edit.RenameParameter("width", "channels"));
        var written = (TorchWriting.Written) TorchWriter.write(kept(outer), around(renamed));
        assertTrue(written.code().contains("Block(channels=16)"), written.code());
    }

    @Test
    void parametersInAnotherOrderAreSetAsBefore() {
        var more = new ArrayList<>(template.parameters());
        more.add(1, new Parameter("other", new Literal.Whole(1), null, null, ""));
        assertUnbroken(Edits.apply(template, new Edit.SetParameters(more)));
    }

    /// An Input is added that nothing inside reads.
    private Design withSecond() {
        var values = Map.<String, Literal>of("channels", new Literal.Whole(4), "height", new Literal.Whole(8), "width",
                new Literal.Whole(8));
        return Edits.apply(template, new Edit.PutNode(new Node(SECOND, "Input", null, values, Map.of(), null),
                new Point(0, 0)));
    }

    @Test
    void aSecondInputDoesNotTakeTheWireOfTheFirst() {
        assertUnbroken(withSecond());
        assertEquals(List.of("image", "input"),
                TemplatePorts.of(withSecond()).inputs().stream().map(Port::name).toList());
    }

    @Test
    void inputsInAnotherOrderKeepTheirWires() {
        var moved = Edits.apply(withSecond(), new Edit.MovePort(SECOND, 0));
        assertEquals(List.of("input", "image"), TemplatePorts.of(moved).inputs().stream().map(Port::name).toList());
        assertUnbroken(moved);
        assertEquals(withSecond(), Edits.apply(moved, new Edit.MovePort(SECOND, 1)));
    }

    @Test
    void aWireThatNamesOneOfTwoInputsKeepsItWhenTheOtherGoes() {
        var named = Edits.apply(outer, new Edit.Together("rewire", List.of(
                new Edit.Disconnect(new NodeId("block"), "in"),
                new Edit.Connect(Wire.from("start"), new NodeId("block"), "image"))));
        assertEquals(analysis(outer, template).totals(), analysis(named, withSecond()).totals());
        assertEquals(analysis(outer, template).totals(), analysis(named, template).totals());
        assertEquals(List.of(), analysis(named, template).problems());
    }

    @Test
    void anotherOutputDoesNotTakeTheWireOfTheFirst() {
        var more = Edits.apply(template, new Edit.PutNode(
                new Node(new NodeId("aside"), "Output", null, Map.of(), Map.of("in", Wire.from("conv")), null),
                new Point(0, 0)));
        assertUnbroken(more);
        assertUnbroken(Edits.apply(more, new Edit.MovePort(new NodeId("aside"), 0)));
    }

    @Test
    void aDetachedInstanceKnowsTheOldNames() {
        var renamed = Edits.apply(Edits.apply(withSecond(), new Edit.MovePort(SECOND, 0)),
                new Edit.RenameParameter("width", "channels"));
        var elaboration = Elaboration.of(kept(outer), Map.of(), around(renamed));
        var detached = Edits.apply(outer, elaboration.inlined(new NodeId("block")).orElseThrow());
        assertEquals(analysis(outer, template).totals(), analysis(detached, renamed).totals());
    }
}
