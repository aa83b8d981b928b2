package blocksmith.engine.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.graph.Graph;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.op.Literal;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElaborationTest {
    private static final String RESIDUAL = """
            "parameters": {"in": {"value": 32}, "expansion": {"value": 4}, "hidden": {"value": "in * expansion"},
                "stride": {"value": 1}},
            "nodes": {
                "input": {"op": "Input", "values": {"channels": "in"}},
                "conv": {"op": "Conv2d", "values": {"outChannels": "hidden", "kernel": ["3", "stride + 2"],
                    "stride": "stride", "bias": "stride == 1"}, "inputs": {"in": "input"}},
                "add": {"op": "Add", "inputs": {"in1": "conv", "in2": "input"}, "when": "stride == 1"},
                "relu": {"op": "ReLU", "inputs": {"in": "add"}},
                "output": {"op": "Output", "inputs": {"in": "relu"}}
            }
            """;

    @Test
    void computesExpressionsInValues() {
        assertEquals(
                "{outChannels=128, kernel=3, stride=1, padding=0, dilation=1, groups=1, bias=true}",
                values(elaborate(RESIDUAL), "conv"));
    }

    @Test
    void argumentsTakeThePlaceOfValues() {
        var graph = elaborate(RESIDUAL, Map.of("in", new Literal.Whole(8), "stride", new Literal.Whole(2)));
        assertEquals(
                "{outChannels=32, kernel=[3, 4], stride=2, padding=0, dilation=1, groups=1, bias=false}",
                values(graph, "conv"));
    }

    @Test
    void aNodeWhoseConditionHoldsIsThere() {
        var graph = elaborate(RESIDUAL);
        assertEquals(List.of(from("conv"), from("input")), node(graph, "add").inputs());
        assertEquals(Map.of(), graph.bypassed());
    }

    @Test
    void theFirstInputPassesThroughWhereAConditionFails() {
        var graph = elaborate(RESIDUAL, Map.of("stride", new Literal.Whole(2)));
        assertEquals(List.of(from("conv")), node(graph, "relu").inputs());
        assertEquals(Map.of(NodePath.of("add"), from("conv")), graph.bypassed());
        assertEquals(List.of(), graph.problems());
    }

    @Test
    void wiresPassThroughChainsOfAbsentNodes() {
        var graph = elaborate("""
                "nodes": {
                    "input": {"op": "Input"},
                    "a": {"op": "ReLU", "inputs": {"in": "input"}, "when": "false"},
                    "b": {"op": "Split", "values": {"parts": 2}, "inputs": {"in": "a"}, "when": "false"},
                    "c": {"op": "ReLU", "inputs": {"in": "b.out2"}}
                }
                """);
        assertEquals(List.of(from("input")), node(graph, "c").inputs());
    }

    @Test
    void absentNodesInACircleLeadNowhere() {
        var graph = elaborate("""
                "nodes": {
                    "a": {"op": "ReLU", "inputs": {"in": "b"}, "when": "false"},
                    "b": {"op": "ReLU", "inputs": {"in": "a"}, "when": "false"},
                    "c": {"op": "ReLU", "inputs": {"in": "b"}}
                }
                """);
        assertEquals(List.of(Optional.empty()), node(graph, "c").inputs());
    }

    @Test
    void whatIsWrongWithAnAbsentNodeDoesNotMatter() {
        var graph = elaborate("""
                "nodes": {"a": {"op": "Conv2d", "values": {"kernel": "1 / 0"}, "when": "1 > 2"}}
                """);
        assertEquals(List.of(), graph.problems());
    }

    @Test
    void nodesFollowThoseThatFeedThemAndElseTheAuthor() {
        var graph = elaborate("""
                "nodes": {
                    "out": {"op": "Output", "inputs": {"in": "b"}},
                    "b": {"op": "ReLU", "inputs": {"in": "z"}},
                    "z": {"op": "Input"},
                    "c": {"op": "ReLU", "inputs": {"in": "z"}}
                }
                """);
        assertEquals("[z, b, out, c]", graph.nodes().keySet().toString());
    }

    @Test
    void aCircleIsNamedAndTheRestIsOrdered() {
        var graph = elaborate("""
                "nodes": {
                    "after": {"op": "ReLU", "inputs": {"in": "a"}},
                    "a": {"op": "ReLU", "inputs": {"in": "c"}},
                    "b": {"op": "ReLU", "inputs": {"in": "a"}},
                    "c": {"op": "ReLU", "inputs": {"in": "b"}},
                    "self": {"op": "Add", "inputs": {"in1": "x", "in2": "self"}},
                    "x": {"op": "Input"}
                }
                """);
        assertEquals("[x, after, a, b, c, self]", graph.nodes().keySet().toString());
        assertEquals(
                List.of(
                        "b: The wires lead in a circle: b → c → a → b. Take one of them away.",
                        "self: The wires lead in a circle: self → self. Take one of them away."),
                graph.problems().stream().map(Problem::toString).toList());
    }

    @Test
    void aNodeOfAnUnknownOperatorKeepsItsWires() {
        var graph = elaborate("""
                "nodes": {
                    "input": {"op": "Input"},
                    "x": {"op": "Conv2", "inputs": {"left": "input"}},
                    "y": {"op": "ReLU", "inputs": {"in": "x.right"}}
                }
                """);
        var opaque = assertInstanceOf(GraphNode.Opaque.class, node(graph, "x"));
        assertEquals(List.of(from("input")), opaque.inputs());
        assertEquals(List.of(from("x")), node(graph, "y").inputs());
        assertEquals("x.op: There is no operator 'Conv2'. Did you mean 'Conv2d'?",
                graph.problems().getFirst().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "{'outChannels': 'in / 3', 'kernel': 1} ~ x.outChannels: Channels comes to 32/3, no whole number. Choose values that divide, or use floor, ceil or round.",
        "{'kernel': 'sise'} ~ x.kernel: There is no parameter 'sise'. Did you mean 'size'?",
        "{'kernel': 3, 'padding': 'sme'} ~ x.padding: There is no parameter 'sme'. Did you mean 'same'?",
        "{'kernel': [3, 'size / 0']} ~ x.kernel: 3 / 0 has no value. Divide by something other than 0.",
        "{'kernel': 'in +'} ~ x.kernel: At character 5 there is the end, where a value is needed. Put a number, a name or a bracketed expression there.",
        "{'kernel': 'wrong'} ~ x.kernel: The parameter 'wrong' has no value. Correct it first.",
        "{'kernel': 3, 'bias': 'in'} ~ x.bias: Bias cannot be 32. Give true or false."})
    void saysWhatIsWrongWithAValue(String values, String expected) {
        var graph = elaborate("""
                "parameters": {"in": {"value": 32}, "size": {"value": 3}, "wrong": {"value": "1 / 0"}},
                "nodes": {"x": {"op": "Conv2d", "values": %s}}
                """.formatted(values.replace('\'', '"')));
        assertInstanceOf(GraphNode.Broken.class, node(graph, "x"));
        assertEquals(expected, graph.problems().getLast().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "{'in': 'nobody'} ~ x.in: The wire comes from 'nobody', which is not there. Lead it from a node that is, or take it away.",
        "{'in': 'imput'} ~ x.in: The wire comes from 'imput', which is not there. Did you mean 'input'?",
        "{'in': 'input.out2'} ~ x.in: 'input' has no output 'out2'. Did you mean 'out'?",
        "{'in': 'input', 'in2': 'input'} ~ x.in2: ReLU has no input 'in2'. Did you mean 'in'?"})
    void saysWhatIsWrongWithAWire(String inputs, String expected) {
        var graph = elaborate("""
                "nodes": {"input": {"op": "Input"}, "x": {"op": "ReLU", "inputs": %s}}
                """.formatted(inputs.replace('\'', '"')));
        assertInstanceOf(GraphNode.Broken.class, node(graph, "x"));
        assertEquals(List.of(expected), graph.problems().stream().map(Problem::toString).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "1 ~ x.when: The condition is a number. Compare it, as in x > 0.",
        "strid == 1 ~ x.when: There is no parameter 'strid'. Did you mean 'stride'?",
        "= ~ x.when: '=' at character 1 means nothing here. Compare with ==."})
    void saysWhatIsWrongWithACondition(String condition, String expected) {
        var graph = elaborate("""
                "parameters": {"stride": {"value": 1}},
                "nodes": {"x": {"op": "ReLU", "when": "%s"}}
                """.formatted(condition));
        assertEquals(List.of(expected), graph.problems().stream().map(Problem::toString).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "{'a': {'value': 'b'}, 'b': {'value': 1}} ~ design.a: This uses 'b', which does not come before it. Put 'b' first, and let none depend on itself.",
        "{'a': {'value': 'a + 1'}} ~ design.a: This uses 'a', which does not come before it. Put 'a' first, and let none depend on itself.",
        "{'a': {'value': 'c'}} ~ design.a: There is no parameter 'c'. Add a parameter of that name.",
        "{'a': {'value': [1]}} ~ design.a: A parameter cannot be a list. Use a parameter for each number.",
        "{'a': {'value': 3, 'max': 2}} ~ design.a: This is 3; 2 is the most. Choose 2 or less.",
        "{'a': {'value': 3, 'min': 4}} ~ design.a: This is 3; 4 is the least. Choose 4 or more.",
        "{'a b': {'value': 3}} ~ design.a b: This is no name that an expression can use. Begin with a letter; use letters, digits and _.",
        "{'true': {'value': 3}} ~ design.true: This is no name that an expression can use. Begin with a letter; use letters, digits and _."})
    void saysWhatIsWrongWithAParameter(String parameters, String expected) {
        var graph = elaborate("\"parameters\": %s, \"nodes\": {}".formatted(parameters.replace('\'', '"')));
        assertEquals(List.of(expected), graph.problems().stream().map(Problem::toString).toList());
    }

    @Test
    void saysThatAnArgumentHasNoParameter() {
        var graph = elaborate(RESIDUAL, Map.of("strid", new Literal.Whole(2)));
        assertEquals(
                "design.strid: There is no parameter 'strid'. Did you mean 'stride'?",
                graph.problems().getFirst().toString());
    }

    @Test
    void decimalParametersAreExact() {
        var graph = elaborate("""
                "parameters": {"width": {"value": 0.1}},
                "nodes": {"x": {"op": "Conv2d", "values": {"kernel": "width * 30"}}}
                """);
        assertTrue(values(graph, "x").contains("kernel=3"));
    }

    private static Graph elaborate(String members) {
        return elaborate(members, Map.of());
    }

    private static Graph elaborate(String members, Map<String, Literal> arguments) {
        return Elaboration.of(design(members), arguments).graph();
    }

    private static Design design(String members) {
        var reading = DesignCodec.read("{\"format\": 1, " + members + "}");
        return assertInstanceOf(DesignReading.Read.class, reading, reading.toString()).design();
    }

    private static GraphNode node(Graph graph, String id) {
        return Objects.requireNonNull(graph.nodes().get(NodePath.of(id)));
    }

    private static String values(Graph graph, String id) {
        var typed = assertInstanceOf(GraphNode.Typed.class, node(graph, id), graph.problems().toString());
        return OperatorType.of(typed.operator()).values(typed.operator()).toString();
    }

    private static Optional<Outlet> from(String id) {
        return Optional.of(new Outlet(NodePath.of(id), 0));
    }
}
