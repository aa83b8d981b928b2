package blocksmith.engine.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.compare.DesignDifference;
import blocksmith.engine.compare.ValueChange;
import blocksmith.engine.design.Constraint;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Edits;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.torch.TorchWriter;
import blocksmith.engine.torch.TorchWriting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintsTest {
    private static final TemplateFiles LIBRARY = new TemplateFiles();

    private static Design read(String text) {
        return switch (DesignCodec.read(text)) {
            case DesignReading.Read(var design) -> design;
            case DesignReading.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    /// A design with `channels` 32, `groups` as given and a `half` of the channels.
    private static Design design(long groups, String rule) {
        return read("""
                {"format": 1,
                 "parameters": {"channels": {"value": 32, "min": 1}, "groups": {"value": %s, "min": 1, "max": 40},
                                "half": {"value": "channels / 2"}, "wide": {"value": true}},
                 "constraints": [{"rule": "%s", "help": "Groups are equal"}],
                 "nodes": {}}
                """.formatted(groups, rule));
    }

    private static List<Problem> problems(Design design) {
        return Elaboration.of(design, Map.of()).graph().problems();
    }

    @Test
    void whatHoldsIsNotSpokenOf() {
        assertEquals(List.of(), problems(design(8, "channels % groups == 0")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "5 | channels % groups == 0 | channels = 32, groups = 5 | groups | Set groups to 4 or 8, or channels to 30 or 35.",
        "8 | groups > 12 | groups = 8 | groups | Set groups to 13.",
        "5 | half % groups == 0 | half = 16, groups = 5 | groups | Set groups to 4 or 8, or channels to 30 or 40.",
        "5 | channels * groups < 0 | channels = 32, groups = 5 |  | Change channels or groups.",
        "3 | groups % 64 == 0 | groups = 3 |  | Change groups."})
    void whatDoesNotHoldComesWithTheNumbersAndTheNearestValuesThatDo(long groups, String rule, String numbers,
            String part, String fix) {
        var found = problems(design(groups, rule));
        assertEquals(1, found.size());
        var problem = found.getFirst();
        assertEquals(ProblemCode.CONSTRAINT_VIOLATED, problem.code());
        assertEquals(part, problem.place().part());
        assertEquals("It must be that " + rule + ", but " + numbers + ". Groups are equal.", problem.fact());
        assertEquals(fix, problem.fix());
    }

    @ParameterizedTest
    @CsvSource({"channels %% groups", "channels % groups", "widht == 1", "wide + 1 > 0", "''"})
    void aRuleThatIsNoConditionIsAProblem(String rule) {
        var found = problems(design(8, rule));
        assertEquals(List.of(ProblemCode.BAD_EXPRESSION), found.stream().map(Problem::code).toList());
        assertTrue(found.getFirst().fact().startsWith("The constraint '"), found.toString());
    }

    @Test
    void aParameterWithoutAValueIsSpokenOfOnce() {
        var changed = Edits.apply(design(8, "channels % groups == 0"),
                new Edit.SetParameters(design(8, "").parameters().stream()
                        .map(parameter -> parameter.name().equals("groups")
                                ? parameter.withValue(new Literal.Word("nowhere"))
                                : parameter)
                        .toList()));
        assertEquals(List.of(ProblemCode.BAD_PARAMETER), problems(changed).stream().map(Problem::code).toList());
    }

    @Test
    void theInstanceSaysWhatItsArgumentsViolate() {
        var outer = read("""
                {"format": 1, "nodes": {
                  "input": {"op": "Input", "values": {"channels": 32, "height": 8, "width": 8}},
                  "mix": {"template": "grouped-shuffle", "values": {"in": 32, "out": 32, "size": 8, "groups": 5},
                          "inputs": {"in": "input"}},
                  "output": {"op": "Output", "inputs": {"in": "mix"}}}}
                """);
        var graph = Elaboration.of(new Template(Origin.UNSAVED, outer), Map.of(), LIBRARY).graph();
        var found = Analysis.of(graph, Setting.SINGLE).problems().stream()
                .filter(problem -> problem.code() == ProblemCode.CONSTRAINT_VIOLATED).toList();
        assertEquals(2, found.size());
        assertEquals("mix.groups: It must be that in % groups == 0, but in = 32, groups = 5. Every group takes as many "
                + "channels. Set groups to 4 or 8, or in to 30 or 35.", found.getFirst().toString());
    }

    @Test
    void constraintsAreKeptInFilesOneALine() {
        var design = design(8, "channels % groups == 0");
        var more = Edits.apply(design, new Edit.SetConstraints(List.of(design.constraints().getFirst(),
                new Constraint("wide", ""))));
        var text = DesignCodec.write(more);
        assertEquals(more, read(text));
        assertTrue(text.contains("""
                  "constraints": [
                    {"rule": "channels % groups == 0", "help": "Groups are equal"},
                    {"rule": "wide"}
                  ],
                """), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"[{\"help\": \"x\"}]", "[{\"rule\": 3}]", "{}",
        "[{\"rule\": \"a\", \"b\": 1}]"})
    void whatIsNoListOfRulesIsNoDesign(String constraints) {
        assertTrue(DesignCodec.read("{\"format\": 1, \"constraints\": " + constraints
                + ", \"nodes\": {}}") instanceof DesignReading.Refused);
    }

    @Test
    void pythonRefusesArgumentsThatViolateThem() {
        var template = Library.find("grouped-shuffle").orElseThrow();
        var code = ((TorchWriting.Written) TorchWriter.write(template, LIBRARY)).code();
        assertTrue(code.contains("""
                        super().__init__()
                        if not in_channels % groups == 0:
                            raise ValueError("in % groups == 0: Every group takes as many channels")
                """.indent(0)), code);
    }

    @Test
    void aDifferenceNamesTheRulesThatAreOther() {
        var difference = DesignDifference.of(design(8, "channels % groups == 0"), design(8, "channels > groups"));
        assertEquals(List.of(new ValueChange("channels > groups", "", "required"),
                new ValueChange("channels % groups == 0", "required", "")), difference.constraints());
    }
}
