package blocksmith.engine.design;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.engine.op.Literal;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.op.ParameterType;
import blocksmith.engine.problem.NodeId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExposureTest {
    private static final NodeId CONV = new NodeId("conv");

    private static ParameterType type(String name) {
        return OperatorType.named("Conv2d").orElseThrow().parameter(name).orElseThrow();
    }

    private static Node conv(Map<String, Literal> values) {
        return new Node(CONV, "Conv2d", null, values, Map.of(), null);
    }

    private static Map<String, Literal> values(Design design, NodeId node) {
        return Objects.requireNonNull(design.nodes().get(node)).values();
    }

    private static Design with(Node node, Parameter... parameters) {
        return new Design("design", "", List.of(parameters), Map.of(node.id(), node), Layout.EMPTY);
    }

    @Test
    void aNumberBecomesABoundedParameterOfItsName() {
        var node = conv(Map.of("outChannels", new Literal.Whole(48)));
        var changed = Edits.apply(with(node), Exposure.of(with(node), node, type("outChannels")).orElseThrow());
        var parameter = changed.parameters().getFirst();
        assertEquals("outChannels", parameter.name());
        assertEquals(new Literal.Whole(48), parameter.value());
        assertEquals(1L, parameter.min());
        assertEquals(Map.of("outChannels", new Literal.Word("outChannels")), values(changed, CONV));
    }

    @Test
    void aSquareWindowIsOneNumber() {
        var three = new Literal.Whole(3);
        var node = conv(Map.of("kernel", new Literal.Sequence(List.of(three, three))));
        var changed = Edits.apply(with(node), Exposure.of(with(node), node, type("kernel")).orElseThrow());
        assertEquals(three, changed.parameters().getFirst().value());
    }

    @Test
    void aNameThatIsTakenGetsANumber() {
        var node = conv(Map.of("kernel", new Literal.Whole(3)));
        var design = with(node, new Parameter("size", new Literal.Whole(1), null, null, "", List.of("kernel")));
        var changed = Edits.apply(design, Exposure.of(design, node, type("kernel")).orElseThrow());
        assertEquals("kernel2", changed.parameters().getLast().name());
        assertEquals(List.of(), changed.parameters().getLast().formerly());
    }

    @Test
    void anExpressionAndAWordStay() {
        var node = conv(Map.of("kernel", new Literal.Word("k + 1"), "padding", new Literal.Word("same")));
        assertEquals(Optional.empty(), Exposure.of(with(node), node, type("kernel")));
        assertEquals(Optional.empty(), Exposure.of(with(node), node, type("padding")));
    }

    @Test
    void anArgumentIsHandedOnWithItsLimits() {
        var inner = new Parameter("width", new Literal.Whole(8), 1L, 64L, "Channels", List.of("w"));
        var node = new Node(new NodeId("block"), new NodeKind.Instance("block"), null,
                Map.of("w", new Literal.Whole(16)),
                Map.of(), null, Map.of(), null);
        var changed = Edits.apply(with(node), Exposure.of(with(node), node, inner).orElseThrow());
        assertEquals(new Parameter("width", new Literal.Whole(16), 1L, 64L, "Channels"),
                changed.parameters().getFirst());
        assertEquals(Map.of("w", new Literal.Word("width")), values(changed, node.id()));
    }
}
