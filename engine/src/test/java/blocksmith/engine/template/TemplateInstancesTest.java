package blocksmith.engine.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Edits;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateInstancesTest {
    private static final String BLOCK = """
            {"format": 1, "name": "Block",
             "parameters": {"in": {"value": 8}, "out": {"value": 8}, "stride": {"value": 1}},
             "nodes": {
              "input": {"op": "Input", "values": {"channels": "in", "height": 4, "width": 4}},
              "conv": {"op": "Conv2d", "values": {"outChannels": "out", "kernel": 3, "padding": 1, "stride": "stride"},
                       "inputs": {"in": "input"}},
              "add": {"op": "Add", "inputs": {"in1": "conv", "in2": "input"}, "when": "stride == 1 && in == out"},
              "output": {"op": "Output", "inputs": {"in": "add"}}}}
            """;

    @TempDir
    private Path folder;

    private final TemplateFiles files = new TemplateFiles();

    private void keep(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Elaboration elaborate(String nodes) throws IOException {
        keep("main.json", "{\"format\": 1, \"parameters\": {\"depth\": {\"value\": 3}}, \"nodes\": {" + nodes + "}}");
        return Elaboration.of(TemplateFiles.inFile(read("main.json"), folder.resolve("main.json")), Map.of(), files);
    }

    private Design read(String name) throws IOException {
        return switch (DesignCodec.read(Files.readString(folder.resolve(name)))) {
            case DesignReading.Read(var design) -> design;
            case DesignReading.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    private Analysis analyze(String nodes) throws IOException {
        return Analysis.of(elaborate(nodes).graph(), Setting.SINGLE);
    }

    private static String between(String nodes, String last) {
        return """
                "input": {"op": "Input", "values": {"channels": 8, "height": 16, "width": 16}}, %s,
                "output": {"op": "Output", "inputs": {"in": "%s"}}""".formatted(nodes, last);
    }

    private static List<String> paths(Analysis analysis) {
        return analysis.nodes().keySet().stream().map(NodePath::toString).toList();
    }

    private static Problem only(Analysis analysis, ProblemCode code) {
        var found = analysis.problems().stream().filter(problem -> problem.code() == code).toList();
        assertEquals(1, found.size(), () -> analysis.problems().toString());
        return found.getFirst();
    }

    @Test
    void anInstanceStandsForItsDesignAndHasItsNumbers() throws IOException {
        keep("blocks/block.json", BLOCK);
        var analysis = analyze(
                between("\"a\": {\"template\": \"blocks/block.json\", \"inputs\": {\"in\": \"input\"}}", "a"));

        assertEquals(List.of("input", "a/conv", "a/add", "output"), paths(analysis));
        assertFalse(analysis.hasErrors(), () -> analysis.problems().toString());
        assertEquals(8 * 8 * 9 + 8, analysis.within(NodePath.of("a")).parameters());
        assertEquals(Shape.image(1, 8, 16, 16), analysis.outputs(NodePath.of("a")).getFirst().shape());
        assertEquals("Block", Objects.requireNonNull(analysis.graph().groups().get(NodePath.of("a"))).name());
    }

    @Test
    void aTemplateThatIsGoneLeavesItsInstanceWithItsLastKnownShape() throws IOException {
        keep("block.json", BLOCK);
        var nodes = between("""
                "a": {"template": "block.json", "values": {"out": 16, "stride": 2}, "inputs": {"in": "input"}},
                "b": {"op": "Conv2d", "values": {"outChannels": 4, "kernel": 1}, "inputs": {"in": "a"}}""", "b");
        var elaboration = elaborate(nodes);
        var before = Analysis.of(elaboration.graph(), Setting.SINGLE);
        Files.delete(folder.resolve("block.json"));

        var gone = elaboration.next(elaboration.design());
        var after = Analysis.of(gone.graph(), Setting.SINGLE, before);
        assertEquals(Shape.image(1, 16, 8, 8), after.outputs(NodePath.of("a")).getFirst().shape());
        assertEquals(16 * 4 + 4, after.totals().parameters());
        assertEquals(Shape.image(1, 4, 8, 8), after.outputs(NodePath.of("b")).getFirst().shape());
        assertEquals(ProblemCode.NO_TEMPLATE, after.problems().getFirst().code());
        assertTrue(only(after, ProblemCode.UNCERTAIN_SHAPE).fact().startsWith("The shape is the last known, 1×16×8×8;"),
                after.problems().toString());

        // and goes on to have it
        var edited = Edits.apply(gone.design(),
                new Edit.SetValue(new NodeId("b"), "outChannels", new Literal.Whole(5)));
        var later = Analysis.of(gone.next(edited).graph(), Setting.SINGLE, after);
        assertEquals(16 * 5 + 5, later.totals().parameters());
    }

    @Test
    void severalOutputsOfWhatIsGoneAreToldApartByTheirNames() throws IOException {
        keep("two.json", """
                {"format": 1, "nodes": {
                  "input": {"op": "Input", "values": {"channels": 8, "height": 16, "width": 16}},
                  "pool": {"op": "MaxPool2d", "values": {"kernel": 2, "stride": 2}, "inputs": {"in": "input"}},
                  "wide": {"op": "Output", "inputs": {"in": "input"}},
                  "narrow": {"op": "Output", "inputs": {"in": "pool"}}}}
                """);
        var elaboration = elaborate(between("""
                "a": {"template": "two.json", "inputs": {"in": "input"}},
                "b": {"op": "ReLU", "inputs": {"in": "a.narrow"}}""", "b"));
        var before = Analysis.of(elaboration.graph(), Setting.SINGLE);
        Files.delete(folder.resolve("two.json"));
        var after = Analysis.of(elaboration.next(elaboration.design()).graph(), Setting.SINGLE, before);
        assertEquals(Shape.image(1, 8, 8, 8), after.outputs(NodePath.of("b")).getFirst().shape());
    }

    @Test
    void aTemplateThatWasNeverThereHasNoShapeAndThatIsSaid() throws IOException {
        var analysis = analyze(
                between("\"a\": {\"template\": \"nowhere.json\", \"inputs\": {\"in\": \"input\"}}", "a"));
        assertEquals(List.of(), analysis.outputs(NodePath.of("a")));
        assertEquals("The shape of nowhere.json is not known here, so nothing behind it is counted.",
                only(analysis, ProblemCode.UNCERTAIN_SHAPE).fact());
    }

    @Test
    void argumentsSetParametersAndConditionsFollowThem() throws IOException {
        keep("block.json", BLOCK);
        var analysis = analyze(between("""
                "a": {"template": "block.json", "values": {"out": "2 * 8", "stride": 2}, "inputs": {"in": "input"}}""",
                "a"));

        assertEquals(List.of("input", "a/conv", "output"), paths(analysis));
        assertEquals(Shape.image(1, 16, 8, 8), analysis.outputs(NodePath.of("a")).getFirst().shape());
        assertTrue(analysis.graph().bypassed().containsKey(NodePath.of("a").then(new NodeId("add"))));
    }

    @Test
    void repetitionsStandInARowAndKnowTheirIndex() throws IOException {
        keep("block.json", BLOCK);
        var analysis = analyze(between("""
                "a": {"template": "block.json", "inputs": {"in": "input"}, "repeat": "depth",
                      "values": {"in": "8 * (index + 1)", "out": "8 * (index + 2)"}}""", "a"));

        assertEquals(List.of("input", "a[0]/conv", "a[1]/conv", "a[2]/conv", "output"), paths(analysis));
        assertFalse(analysis.hasErrors(), () -> analysis.problems().toString());
        assertEquals(Shape.image(1, 32, 16, 16), analysis.outputs(NodePath.of("a")).getFirst().shape());
        assertEquals(analysis.totals().parameters(), analysis.within(NodePath.of("a")).parameters());
    }

    @Test
    void anOperatorIsRepeatedToo() throws IOException {
        var analysis = analyze(between("""
                "a": {"op": "Conv2d", "values": {"outChannels": "8 + index", "kernel": 1}, "inputs": {"in": "input"},
                      "repeat": 3}""", "a"));

        assertEquals(List.of("input", "a[0]", "a[1]", "a[2]", "output"), paths(analysis));
        assertEquals(10, analysis.outputs(NodePath.of("a")).getFirst().shape().channels());
    }

    @Test
    void whatIsRepeatedNoTimesIsPassedBy() throws IOException {
        var analysis = analyze(
                between("\"a\": {\"op\": \"ReLU\", \"inputs\": {\"in\": \"input\"}, \"repeat\": 0}", "a"));

        assertEquals(List.of("input", "output"), paths(analysis));
    }

    @Test
    void aRepetitionIsAWholeNumber() throws IOException {
        var analysis = analyze(
                between("\"a\": {\"op\": \"ReLU\", \"inputs\": {\"in\": \"input\"}, \"repeat\": -2}", "a"));

        assertEquals("a.repeat: A node cannot stand -2 times in a row. Choose a whole number from 0 to 10000.",
                only(analysis, ProblemCode.BAD_VALUE).toString());
    }

    @Test
    void problemsCarryTheWholePath() throws IOException {
        keep("block.json", BLOCK);
        keep("stage.json", """
                {"format": 1, "name": "Stage", "nodes": {
                 "in": {"op": "Input", "values": {"channels": 8}},
                 "block": {"template": "block.json", "values": {"stride": 0}, "inputs": {"in": "in"}, "repeat": 2},
                 "out": {"op": "Output", "inputs": {"in": "block"}}}}
                """);
        var analysis = analyze(between("\"s\": {\"template\": \"stage.json\", \"inputs\": {\"in\": \"input\"}}", "s"));

        assertEquals("s/block[0]/conv.stride",
                analysis.problems().stream().filter(Problem::isError).findFirst().orElseThrow().place().toString());
    }

    @Test
    void severalInputsAndOutputsAreNamedByTheirIds() throws IOException {
        keep("two.json", """
                {"format": 1, "nodes": {
                 "x": {"op": "Input", "values": {"channels": 8}}, "y": {"op": "Input", "values": {"channels": 8}},
                 "sum": {"op": "Add", "inputs": {"in1": "x", "in2": "y"}},
                 "first": {"op": "Output", "inputs": {"in": "sum"}}, "second": {"op": "Output", "inputs": {"in": "x"}}}}
                """);
        var analysis = analyze("""
                "input": {"op": "Input", "values": {"channels": 8}},
                "t": {"template": "two.json", "inputs": {"x": "input", "y": "input"}},
                "a": {"op": "Output", "inputs": {"in": "t.first"}}, "b": {"op": "Output", "inputs": {"in": "t.second"}}
                """);

        assertFalse(analysis.hasErrors(), () -> analysis.problems().toString());
        assertEquals(List.of("input", "t/sum", "a", "b"), paths(analysis));
    }

    @Test
    void aDesignWithinItselfIsNamed() throws IOException {
        keep("a.json", nest("b.json"));
        keep("b.json", nest("a.json"));
        var analysis = analyze(between("\"t\": {\"template\": \"a.json\", \"inputs\": {\"in\": \"input\"}}", "t"));

        var problem = only(analysis, ProblemCode.CYCLE);
        assertEquals("t/inner/inner", String.valueOf(problem.place().node()));
        assertEquals("The design would stand within itself: a.json → b.json → a.json.", problem.fact());
    }

    private static String nest(String link) {
        return """
                {"format": 1, "nodes": {"in": {"op": "Input", "values": {"channels": 8}},
                 "inner": {"template": "%s", "inputs": {"in": "in"}},
                 "out": {"op": "Output", "inputs": {"in": "inner"}}}}
                """.formatted(link);
    }

    @Test
    void designsNestTo32Levels() throws IOException {
        keep("level0.json", BLOCK);
        for (int i = 1; i <= 32; i++) {
            keep("level" + i + ".json", nest("level" + (i - 1) + ".json"));
        }
        var deep = "\"t\": {\"template\": \"level%d.json\", \"inputs\": {\"in\": \"input\"}}";

        assertFalse(analyze(between(deep.formatted(31), "t")).hasErrors());
        only(analyze(between(deep.formatted(32), "t")), ProblemCode.TOO_MUCH_INSIDE);
    }

    @Test
    void noDesignComesToMoreNodesThanFit() throws IOException {
        keep("level0.json", BLOCK);
        for (int i = 1; i <= 20; i++) {
            keep("level" + i + ".json", nest("level" + (i - 1) + ".json").replace("\"inputs\": {\"in\": \"in\"}}",
                    "\"inputs\": {\"in\": \"in\"}, \"repeat\": 10}"));
        }
        var analysis = analyze(
                between("\"t\": {\"template\": \"level20.json\", \"inputs\": {\"in\": \"input\"}}", "t"));

        assertTrue(analysis.nodes().size() <= 100_000);
        assertTrue(analysis.problems().stream().anyMatch(it -> it.code() == ProblemCode.TOO_MUCH_INSIDE));
    }

    @Test
    void aMissingDesignLeavesItsNodeWithTheShapesItHad() throws IOException {
        keep("block.json", BLOCK);
        var nodes = between("\"a\": {\"template\": \"block.json\", \"inputs\": {\"in\": \"input\"}}", "a");
        var before = analyze(nodes);
        Files.delete(folder.resolve("block.json"));
        var after = Analysis.of(elaborate(nodes).graph(), Setting.SINGLE, before);

        assertEquals("a.template: There is no file block.json beside the design. Put it there, or name another.",
                only(after, ProblemCode.NO_TEMPLATE).toString());
        assertEquals(before.outputs(NodePath.of("a")), after.lastOutputs(NodePath.of("a")));
    }

    @Test
    void aBuiltInDesignIsNamedWithoutAFile() throws IOException {
        var analysis = analyze(between(
                "\"a\": {\"template\": \"efficient-block\", \"values\": {\"in\": 8, \"out\": 8}, \"inputs\": {\"in\": \"input\"}}",
                "a"));

        assertFalse(analysis.hasErrors(), () -> analysis.problems().toString());
        assertTrue(analyze(between("\"a\": {\"template\": \"efficent-block\", \"inputs\": {\"in\": \"input\"}}", "a"))
                .problems().toString().contains("Did you mean 'efficient-block'?"));
    }

    @Test
    void channelsThatADesignIsNotMadeForAreAProblem() throws IOException {
        keep("block.json", BLOCK);
        var analysis = analyze(between("""
                "a": {"template": "block.json", "values": {"in": 16}, "inputs": {"in": "input"}}""", "a"));

        assertEquals("a.in: It is made for 16 channels, but 8 arrive. Set in to 8.",
                only(analysis, ProblemCode.CHANNELS_DIFFER).toString());
    }

    @Test
    void aCircleOfNodesThatAreNotThereIsNamed() throws IOException {
        var analysis = analyze(between("""
                "a": {"op": "ReLU", "inputs": {"in": "b"}, "when": "depth > 9"},
                "b": {"op": "ReLU", "inputs": {"in": "a"}, "when": "depth > 9"}""", "b"));

        assertTrue(only(analysis, ProblemCode.CYCLE).fact().startsWith("The wires lead in a circle: "));
    }

    @Test
    void anEditOfADesignReachesItsInstances() throws IOException {
        keep("block.json", BLOCK);
        var first = elaborate(between("\"a\": {\"template\": \"block.json\", \"inputs\": {\"in\": \"input\"}}", "a"));
        keep("block.json", BLOCK.replace("\"kernel\": 3, \"padding\": 1", "\"kernel\": 5, \"padding\": 2"));
        var second = Analysis.of(first.next(first.design()).graph(), Setting.SINGLE);

        assertEquals(8 * 8 * 25 + 8, second.totals().parameters());
    }
}
