package blocksmith.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import blocksmith.engine.analysis.Totals.Completeness;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Edits;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.Problem;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnalysisTest {
    private static final String IMAGE = "'i': {'op': 'Input', 'values': {'channels': 8, 'height': 4, 'width': 4}}, ";
    private static final NodeId EXPAND = new NodeId("expand");

    @Test
    void whatDependsOnAWrongNodeIsUnknownAndTheRestIsKnown() {
        var analysis = Designs.analysis(IMAGE + """
                'bad': {'op': 'Conv2d', 'values': {'kernel': 9}, 'inputs': {'in': 'i'}},
                'after': {'op': 'ReLU', 'inputs': {'in': 'bad'}}, 'o': {'op': 'Output', 'inputs': {'in': 'after'}},
                'beside': {'op': 'ReLU', 'inputs': {'in': 'i'}}, 'p': {'op': 'Output', 'inputs': {'in': 'beside'}}""");
        assertEquals(1, assertInstanceOf(NodeAnalysis.Unknown.class, Designs.node(analysis, "bad")).problems().size());
        assertEquals(
                List.of(),
                assertInstanceOf(NodeAnalysis.Unknown.class, Designs.node(analysis, "after")).problems());
        assertEquals(List.of(1, 8, 4, 4), Designs.known(analysis, "beside").outputs().getFirst().shape().dimensions());
        assertEquals(Completeness.KNOWN_NODES_ONLY, analysis.totals().completeness());
    }

    @Test
    void whatLeavesAWrongNodeAllTheSameIsKnownBehindIt() {
        var analysis = Designs.analysis(IMAGE + """
                'bad': {'op': 'Conv2d', 'values': {'outChannels': 12, 'kernel': 1, 'groups': 5}, 'inputs': {'in': 'i'}},
                'sum': {'op': 'Add', 'inputs': {'in1': 'bad', 'in2': 'i'}},
                'after': {'op': 'ReLU', 'inputs': {'in': 'sum'}}, 'o': {'op': 'Output', 'inputs': {'in': 'after'}}""");
        assertEquals(List.of(1, 12, 4, 4), Designs.node(analysis, "bad").outputs().getFirst().shape().dimensions());
        assertEquals(List.of(1, 12, 4, 4), Designs.known(analysis, "after").outputs().getFirst().shape().dimensions());
        assertEquals(Completeness.KNOWN_NODES_ONLY, analysis.totals().completeness());
        assertEquals(
                List.of("bad.groups", "sum.in2"),
                analysis.problems().stream().map(problem -> problem.place().toString()).toList());
    }

    @Test
    void anInputThatIsWrongIsThere() {
        var analysis = Designs.analysis("""
                'i': {'op': 'Input', 'values': {'channels': -3}}, 'o': {'op': 'Output', 'inputs': {'in': 'i'}}""");
        assertEquals(
                List.of("i.channels"),
                analysis.problems().stream().map(problem -> problem.place().toString()).toList());
    }

    @Test
    void aBrokenNodeKeepsItsLastShape() throws IOException {
        var design = Designs.sample("efficient-block");
        var before = Analysis.of(Designs.graph(design), Setting.SINGLE);
        var broken = Edits.apply(design, new Edit.SetValue(EXPAND, "outChannels", new Literal.Whole(-5)));
        var once = Analysis.of(Designs.graph(broken), Setting.SINGLE, before);
        var twice = Analysis.of(Designs.graph(broken), Setting.SINGLE, once);
        for (var analysis : List.of(once, twice)) {
            var unknown = assertInstanceOf(NodeAnalysis.Unknown.class, Designs.node(analysis, "project"));
            assertEquals(Designs.known(before, "project").outputs(), unknown.lastOutputs());
        }
    }

    @Test
    void nodesThatAnEditDoesNotReachAreTakenOver() throws IOException {
        var design = Designs.sample("efficient-block");
        var before = Analysis.of(Designs.graph(design), Setting.SINGLE);
        var changed = Edits.apply(design, new Edit.SetValue(new NodeId("project"), "bias", new Literal.Truth(true)));
        var after = Analysis.of(Designs.graph(changed), Setting.SINGLE, before);
        assertSame(Designs.node(before, "expand"), Designs.node(after, "expand"));
        assertEquals(before.totals().parameters() + 32, after.totals().parameters());
    }

    @Test
    void activationsAndTrafficAreForTheBatchWorkAndWeightsAreNot() throws IOException {
        var graph = Designs.graph(Designs.sample("standard-3x3"));
        var one = Analysis.of(graph, Setting.SINGLE);
        var eight = Analysis.of(graph, new Setting(8));
        assertEquals(one.totals().macs(), eight.totals().macs());
        assertEquals(one.totals().parameters(), eight.totals().parameters());
        assertEquals(8 * one.totals().activationBytes(), eight.totals().activationBytes());
        var images = (64 + 128) * 56 * 56 * 4L;
        var weights = 73_856 * 4L;
        assertEquals(images + weights, Designs.known(one, "conv").bytesMoved().value());
        assertEquals(8 * images + weights, Designs.known(eight, "conv").bytesMoved().value());
    }

    @Test
    void missingEndsAndLooseResultsAreWarnings() {
        assertEquals(
                List.of(
                        "design: The design has no Output. Add an Output.",
                        "i.out: This result goes nowhere. Lead it to another node or to an Output, or delete the node."),
                Designs.analysis(IMAGE.replace("}}, ", "}}")).problems().stream().map(Problem::toString).toList());
    }

    @Test
    void anEmptyDesignHasNoProblems() {
        assertEquals(List.of(), Designs.analysis("").problems());
    }

    @Test
    void aSumThatDoesNotFitIsAProblemThoughItsPartsFit() {
        var nodes = new StringBuilder("'i': {'op': 'Input', 'values': {'channels': 524288, 'height': 1048576, 'width':"
                + " 1048576}}, ");
        var from = "i";
        for (int n = 0; n < 9; n++) {
            nodes.append("'r" + n + "': {'op': 'ReLU', 'inputs': {'in': '" + from + "'}}, ");
            from = "r" + n;
        }
        var analysis = Designs.analysis(nodes + "'o': {'op': 'Output', 'inputs': {'in': '" + from + "'}}");
        assertEquals("design: The count over all nodes is larger than 2^63. Make channels, kernel or image smaller.",
                analysis.problems().getFirst().toString());
        assertEquals(Long.MAX_VALUE, analysis.totals().activationBytes());
    }
}
