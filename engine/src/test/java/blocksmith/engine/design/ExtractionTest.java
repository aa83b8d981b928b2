package blocksmith.engine.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.template.Library;
import blocksmith.engine.template.Origin;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractionTest {
    private static final Design BLOCK = Library.find("efficient-block").orElseThrow().design();

    @TempDir
    private Path folder = Path.of("");

    private Analysis analysis(Design design) {
        var files = new TemplateFiles(Optional.of(folder));
        return Analysis.of(Elaboration.of(new Template(Origin.UNSAVED, design), Map.of(), files).graph(),
                Setting.SINGLE);
    }

    private Extraction extraction(Design design, String... nodes) {
        var analysis = analysis(design);
        return Extraction.of(design, Stream.of(nodes).map(NodeId::new).collect(Collectors.toSet()),
                wire -> analysis.outputs(NodePath.of(wire.node())).stream().findFirst().map(type -> type.shape()))
                .orElseThrow();
    }

    @Test
    void anInstanceInTheirPlaceCountsTheSame() throws IOException {
        var extraction = extraction(BLOCK, "depthwise", "depthwise-bn", "depthwise-relu", "se");
        Files.writeString(folder.resolve("middle.json"), DesignCodec.write(extraction.template()));
        var changed = Edits.apply(BLOCK, extraction.inPlace("middle"));

        var before = analysis(BLOCK);
        var after = analysis(changed);
        assertEquals(before.problems(), after.problems());
        assertEquals(before.totals().parameters(), after.totals().parameters());
        assertEquals(before.totals().macs(), after.totals().macs());
        assertEquals(BLOCK.nodes().size() - 3, changed.nodes().size());
    }

    @Test
    void theDesignsParametersAreHandedOn() throws IOException {
        var extraction = extraction(BLOCK, "depthwise", "depthwise-bn", "depthwise-relu", "se");
        assertTrue(extraction.template().parameters().stream()
                .anyMatch(parameter -> parameter.name().equals("reduction")));
        var changed = Edits.apply(BLOCK, extraction.inPlace("middle"));
        var instance = changed.nodes().get(new NodeId("middle"));
        assertEquals(new Literal.Word("stride"), instance == null ? null : instance.values().get("stride"));
    }

    @Test
    void severalPortsAreCalledByTheirIds() throws IOException {
        var extraction = extraction(BLOCK, "project", "project-bn", "add");
        Files.writeString(folder.resolve("end.json"), DesignCodec.write(extraction.template()));
        var changed = Edits.apply(BLOCK, extraction.inPlace("end"));
        assertEquals(analysis(BLOCK).totals().macs(), analysis(changed).totals().macs());
        assertEquals(2, extraction.template().nodes().values().stream().filter(node -> node.operator().equals("Input"))
                .count());
    }

    @Test
    void numbersThatRepeatBecomeParameters() throws IOException {
        var text = """
                {"format": 1, "nodes": {
                  "input": {"op": "Input", "values": {"channels": 24, "height": 28, "width": 28}},
                  "a": {"op": "Conv2d", "values": {"outChannels": 48, "kernel": 3, "padding": 1}, "inputs": {"in": "input"}},
                  "b": {"op": "Conv2d", "values": {"outChannels": 48, "kernel": 3, "padding": 1}, "inputs": {"in": "a"}},
                  "output": {"op": "Output", "inputs": {"in": "b"}}}}
                """;
        var design = ((DesignReading.Read) DesignCodec.read(text)).design();
        var template = extraction(design, "a", "b").template();
        var values = template.parameters().stream().collect(Collectors.toMap(Parameter::name, Parameter::value));
        assertEquals(Map.of("channels", new Literal.Whole(24), "size", new Literal.Whole(28), "channels2",
                new Literal.Whole(48), "kernel", new Literal.Whole(3)), values);

        Files.writeString(folder.resolve("pair.json"), DesignCodec.write(template));
        var changed = Edits.apply(design, extraction(design, "a", "b").inPlace("pair"));
        changed = Edits.apply(changed, new Edit.SetValue(new NodeId("pair"), "kernel", new Literal.Whole(5)));
        var totals = analysis(changed).totals();
        assertEquals(24L * 48 * 25 + 48 + 48L * 48 * 25 + 48, totals.parameters());
        assertEquals(28, analysis(changed).outputs(NodePath.of(new NodeId("pair"))).getFirst().shape().height());
    }

    @Test
    void bordersStayWhereTheyAre() {
        var changed = Edits.apply(BLOCK, extraction(BLOCK, BLOCK.nodes().keySet().stream().map(NodeId::value).toArray(
                String[]::new)).inPlace("all"));
        assertEquals(Set.of("input", "all", "output"),
                changed.nodes().keySet().stream().map(NodeId::value).collect(Collectors.toSet()));
    }
}
