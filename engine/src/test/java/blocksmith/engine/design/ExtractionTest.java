package blocksmith.engine.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.template.DraftCheck;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.template.Library;
import blocksmith.engine.template.Origin;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtractionTest {
    private static final Design BLOCK = Library.find("efficient-block").orElseThrow().design();

    private static final Design PAIR = read(
            """
                    {"format": 1, "nodes": {
                      "input": {"op": "Input", "values": {"channels": 24, "height": 28, "width": 28}},
                      "a": {"op": "Conv2d", "values": {"outChannels": 48, "kernel": 3, "padding": 1}, "inputs": {"in": "input"}},
                      "b": {"op": "Conv2d", "values": {"outChannels": 48, "kernel": 3, "padding": 1}, "inputs": {"in": "a"}},
                      "output": {"op": "Output", "inputs": {"in": "b"}}}}
                    """);

    private static Design read(String text) {
        return ((DesignReading.Read) DesignCodec.read(text)).design();
    }

    @TempDir
    private Path folder = Path.of("");

    private Analysis analysis(Design design) {
        var files = new TemplateFiles(Optional.of(folder));
        return Analysis.of(Elaboration.of(new Template(Origin.UNSAVED, design), Map.of(), files).graph(),
                Setting.SINGLE);
    }

    /// What is made of a draft.
    private record Collapsed(Design template, Design design) {
    }

    private Collapsed collapse(Extraction extraction, Design design, TemplateDraft draft) throws IOException {
        var template = extraction.template(draft);
        Files.writeString(folder.resolve(draft.name() + ".json"), DesignCodec.write(template));
        return new Collapsed(template, Edits.apply(design, extraction.inPlace(draft)));
    }

    private Collapsed collapse(Design design, String name, String... nodes) throws IOException {
        var extraction = extraction(design, nodes);
        return collapse(extraction, design, extraction.draft(name));
    }

    private Extraction extraction(Design design, String... nodes) {
        var analysis = analysis(design);
        return Extraction.of(design, Stream.of(nodes).map(NodeId::new).collect(Collectors.toSet()),
                wire -> analysis.outputs(NodePath.of(wire.node())).stream().findFirst().map(type -> type.shape()))
                .orElseThrow();
    }

    @Test
    void anInstanceInTheirPlaceCountsTheSame() throws IOException {
        var changed = collapse(BLOCK, "middle", "depthwise", "depthwise-bn", "depthwise-relu", "se").design();

        var before = analysis(BLOCK);
        var after = analysis(changed);
        assertEquals(before.problems(), after.problems());
        assertEquals(before.totals().parameters(), after.totals().parameters());
        assertEquals(before.totals().macs(), after.totals().macs());
        assertEquals(BLOCK.nodes().size() - 3, changed.nodes().size());
    }

    @Test
    void theDesignsParametersAreHandedOn() throws IOException {
        var collapsed = collapse(BLOCK, "middle", "depthwise", "depthwise-bn", "depthwise-relu", "se");
        assertTrue(collapsed.template().parameters().stream()
                .anyMatch(parameter -> parameter.name().equals("reduction")));
        var instance = collapsed.design().nodes().get(new NodeId("middle"));
        assertEquals(new Literal.Word("stride"), instance == null ? null : instance.values().get("stride"));
    }

    @Test
    void severalPortsAreCalledByTheirIds() throws IOException {
        var collapsed = collapse(BLOCK, "end", "project", "project-bn", "add");
        assertEquals(analysis(BLOCK).totals().macs(), analysis(collapsed.design()).totals().macs());
        assertEquals(2, collapsed.template().nodes().values().stream().filter(node -> node.operator().equals("Input"))
                .count());
    }

    @Test
    void numbersThatRepeatBecomeParameters() throws IOException {
        var collapsed = collapse(PAIR, "pair", "a", "b");
        var values = collapsed.template().parameters().stream()
                .collect(Collectors.toMap(Parameter::name, Parameter::value));
        assertEquals(Map.of("channels", new Literal.Whole(24), "size", new Literal.Whole(28), "channels2",
                new Literal.Whole(48), "kernel", new Literal.Whole(3)), values);

        var changed = Edits.apply(collapsed.design(),
                new Edit.SetValue(new NodeId("pair"), "kernel", new Literal.Whole(5)));
        var totals = analysis(changed).totals();
        assertEquals(24L * 48 * 25 + 48 + 48L * 48 * 25 + 48, totals.parameters());
        assertEquals(28, analysis(changed).outputs(NodePath.of(new NodeId("pair"))).getFirst().shape().height());
    }

    @Test
    void aProposalSaysInHowManyPlacesItStands() {
        var uses = extraction(PAIR, "a", "b").draft("pair").proposals().stream()
                .collect(Collectors.toMap(each -> each.original().name(), TemplateDraft.Proposal::uses));
        assertEquals(Map.of("channels", 1, "size", 2, "channels2", 2, "kernel", 2), uses);
    }

    @Test
    void parametersAreRenamedBoundedAndLeftOut() throws IOException {
        var extraction = extraction(PAIR, "a", "b");
        var draft = extraction.draft("pair");
        var window = new Parameter("window", new Literal.Whole(5), 1L, 7L, "Rows and columns of the window");
        draft = draft.withProposals(draft.proposals().stream().map(each -> switch (each.original().name()) {
            case "kernel" -> each.wanting(window);
            case "size" -> each.wanting(null);
            default -> each;
        }).toList());
        var collapsed = collapse(extraction, PAIR, draft);

        assertEquals(List.of("channels", "channels2", "window"),
                collapsed.template().parameters().stream().map(Parameter::name).toList());
        assertEquals(Map.of("outChannels", new Literal.Word("channels2"), "kernel", new Literal.Word("window"),
                "padding", new Literal.Word("(window - 1) / 2")), node(collapsed.template(), "a").values());
        assertEquals(new Literal.Whole(28), node(collapsed.template(), "input-in").values().get("height"));
        // the default is another than what stood there, and the instance still comes to the same
        assertEquals(Map.of("window", new Literal.Whole(3)), node(collapsed.design(), "pair").values());
        assertEquals(analysis(PAIR).totals().macs(), analysis(collapsed.design()).totals().macs());
    }

    @Test
    void theDesignsParametersAreRenamedInAllExpressionsAndLeftOutByTheirValues() throws IOException {
        var extraction = extraction(BLOCK, "depthwise", "depthwise-bn", "depthwise-relu", "se", "project");
        var draft = extraction.draft("middle");
        draft = draft.withProposals(draft.proposals().stream().map(each -> switch (each.original().name()) {
            case "reduction" -> each.wanting(null);
            case "out" -> each.wanting(new Parameter("leaving", each.original().value(), 1L, null, ""));
            default -> each;
        }).toList());
        var collapsed = collapse(extraction, BLOCK, draft);

        assertEquals(new Literal.Word("leaving"), node(collapsed.template(), "project").values().get("outChannels"));
        assertEquals(new Literal.Word("out"), node(collapsed.design(), "middle").values().get("leaving"));
        assertTrue(collapsed.template().parameters().stream().noneMatch(each -> each.name().equals("reduction")));
        assertEquals(analysis(BLOCK).totals().macs(), analysis(collapsed.design()).totals().macs());
        assertEquals(analysis(BLOCK).problems(), analysis(collapsed.design()).problems());
    }

    @Test
    void portsHaveTitlesAndKeepTheirIds() throws IOException {
        var extraction = extraction(BLOCK, "project", "project-bn", "add");
        var draft = extraction.draft("end");
        var titled = new TemplateDraft("end", "The end", draft.borders().stream()
                .map(border -> border.withTitle("Port " + border.id())).toList(), draft.proposals());
        var collapsed = collapse(extraction, BLOCK, titled);
        assertEquals("Port se-in", node(collapsed.template(), "se-in").title());
        assertEquals("The end", collapsed.template().description());
        assertEquals(analysis(BLOCK).totals().macs(), analysis(collapsed.design()).totals().macs());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "2kernel | 3 | 1 | 9 | '2kernel' is no name.",
        "size | 3 | 1 | 9 | size is the name of another parameter.",
        "kernel | 3 | 5 | 9 | This is 3; 5 is the least.",
        "kernel | 11 | 1 | 9 | This is 11; 9 is the most.",
        "kernel | widht | 1 | 9 | There is no parameter 'widht'."})
    void aDraftThatIsWrongSaysWhereAndWhy(String name, String value, long min, long max, String fact) {
        var extraction = extraction(PAIR, "a", "b");
        var draft = extraction.draft("pair");
        var wanted = new Parameter(name, Literal.parse(value), min, max, "");
        var changed = draft.withProposals(draft.proposals().stream()
                .map(each -> each.original().name().equals("kernel") ? each.wanting(wanted) : each).toList());
        var findings = DraftCheck.findings(changed, extraction.template(changed));
        assertEquals(List.of("kernel"), findings.stream().map(Finding::part).toList());
        assertEquals(fact, findings.getFirst().fact());
    }

    private static Node node(Design design, String id) {
        return Objects.requireNonNull(design.nodes().get(new NodeId(id)), id);
    }

    @Test
    void bordersStayWhereTheyAre() throws IOException {
        var changed = collapse(BLOCK, "all", BLOCK.nodes().keySet().stream().map(NodeId::value).toArray(
                String[]::new)).design();
        assertEquals(Set.of("input", "all", "output"),
                changed.nodes().keySet().stream().map(NodeId::value).collect(Collectors.toSet()));
    }
}
