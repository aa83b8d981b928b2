package blocksmith.engine.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.compare.NodeChange.Kind;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Edits;
import blocksmith.engine.design.Point;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.template.Library;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DesignDifferenceTest {
    private static final Design BLOCK = Library.find("efficient-block").orElseThrow().design();

    private static Design edited(Edit edit) {
        return Edits.apply(BLOCK, edit);
    }

    private static Map<String, Kind> kinds(DesignDifference difference) {
        return difference.nodes()
                .stream()
                .filter(node -> node.kind() != Kind.SAME)
                .collect(Collectors.toMap(node -> node.id().value(), NodeChange::kind));
    }

    @Test
    void layoutIsNoDifference() {
        var moved = edited(new Edit.MoveNodes(Map.of(new NodeId("se"), new Point(1, 2))));
        assertTrue(DesignDifference.of(BLOCK, moved).isNone());
    }

    @Test
    void aValueThatIsAnotherIsNamed() {
        var difference = DesignDifference.of(BLOCK,
                edited(new Edit.SetValue(new NodeId("depthwise"), "kernel", new Literal.Whole(5))));
        assertEquals(Map.of("depthwise", Kind.CHANGED), kinds(difference));
        assertEquals(List.of(new ValueChange("kernel", "3", "5")), difference.nodes()
                .stream()
                .filter(node -> node.id().value().equals("depthwise"))
                .findFirst()
                .orElseThrow()
                .values());
    }

    @Test
    void whatIsGoneAndWhatReadItAreNamed() {
        var difference = DesignDifference.of(BLOCK, edited(new Edit.RemoveNodes(Set.of(new NodeId("se")))));
        assertEquals(Map.of("se", Kind.REMOVED, "project", Kind.CHANGED), kinds(difference));
        var back = DesignDifference.of(edited(new Edit.RemoveNodes(Set.of(new NodeId("se")))), BLOCK);
        assertEquals(Map.of("se", Kind.ADDED, "project", Kind.CHANGED), kinds(back));
    }

    @Test
    void aNumberIsTheSameHoweverItIsWritten() {
        var parameters = new ArrayList<>(BLOCK.parameters());
        parameters.replaceAll(parameter -> parameter.value() instanceof Literal.Whole(long number)
                ? parameter.withValue(new Literal.Decimal(number))
                : parameter);
        var written = Edits.apply(BLOCK.withParameters(parameters),
                new Edit.SetValue(new NodeId("depthwise"), "kernel", new Literal.Decimal(3)));
        assertTrue(DesignDifference.of(BLOCK, written).isNone());
    }

    @Test
    void parametersAreCompared() {
        var parameters = new ArrayList<>(BLOCK.parameters());
        parameters.set(2, parameters.get(2).withValue(new Literal.Whole(6)));
        var difference = DesignDifference.of(BLOCK, BLOCK.withParameters(parameters));
        assertEquals(List.of(new ValueChange("expansion", "4", "6")), difference.parameters());
    }

    @Test
    void anotherIdIsAnotherNameOfTheSameNode() {
        var nodes = new LinkedHashMap<NodeId, blocksmith.engine.design.Node>();
        BLOCK.nodes().forEach((id, node) -> {
            var inputs = new LinkedHashMap<>(node.inputs());
            inputs.replaceAll((_, wire) -> new blocksmith.engine.design.Wire(other(wire.node()), wire.port()));
            nodes.put(other(id), node.withId(other(id)).withInputs(inputs));
        });
        var difference = DesignDifference.of(BLOCK, BLOCK.withNodes(nodes));
        assertTrue(difference.nodes().stream().allMatch(node -> node.kind() == Kind.RENAMED), difference.toString());
        assertEquals(Optional.of(new NodeId("se")), difference.nodes()
                .stream()
                .filter(node -> node.id().value().equals("se2"))
                .findFirst()
                .orElseThrow()
                .before());
    }

    private static NodeId other(NodeId id) {
        return new NodeId(id.value() + "2");
    }
}
