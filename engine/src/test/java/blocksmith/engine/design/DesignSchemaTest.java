package blocksmith.engine.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.op.Literal;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.op.PresetType;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.template.Elaboration;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DesignSchemaTest {
    static Stream<OperatorType> operators() {
        return OperatorType.all().stream();
    }

    @Test
    void isItselfASchema() {
        var metaSchema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
        assertEquals(List.of(), metaSchema.validate(DesignSchema.text(), InputFormat.JSON));
    }

    @ParameterizedTest
    @MethodSource("operators")
    void acceptsEveryPreset(OperatorType type) {
        for (var preset : type.presets()) {
            assertTrue(complaints(type, preset).isEmpty(), () -> preset.label() + ": " + complaints(type, preset));
        }
    }

    private static List<String> complaints(OperatorType type, PresetType preset) {
        var values = new LinkedHashMap<>(preset.values());
        for (var parameter : type.parameters()) {
            if (parameter.fallback() == null) {
                values.putIfAbsent(parameter.name(), new Literal.Whole(parameter.min()));
            }
        }
        var node = new Node(new NodeId("x"), type.name(), null, values, Map.of(), null);
        return complaints(DesignCodec.write(Design.EMPTY.withNodes(Map.of(node.id(), node))));
    }

    /// What the schema says of a node's values does not keep a design from being opened, so elaboration has to say it.
    @ParameterizedTest
    @ValueSource(strings = {
        "{'op': 'Conv3d'}",
        "{'op': 'Conv2d'}",
        "{'op': 'Conv2d', 'values': {}}",
        "{'op': 'Conv2d', 'values': {'kernel': 0}}",
        "{'op': 'Conv2d', 'values': {'kernel': [3]}}",
        "{'op': 'Conv2d', 'values': {'kernel': [3, 3, 3]}}",
        "{'op': 'Conv2d', 'values': {'kernel': [3, [3]]}}",
        "{'op': 'Conv2d', 'values': {'kernel': [3, 0]}}",
        "{'op': 'Conv2d', 'values': {'kernel': 2.5}}",
        "{'op': 'Conv2d', 'values': {'kernel': 1e20}}",
        "{'op': 'Conv2d', 'values': {'kernel': true}}",
        "{'op': 'Conv2d', 'values': {'kernel': 3, 'bias': 1}}",
        "{'op': 'Conv2d', 'values': {'kernel': 3, 'colour': 1}}",
        "{'op': 'SqueezeExcitation', 'values': {'gate': 'tanh'}}",
        "{'op': 'SqueezeExcitation', 'values': {'reduction': 0}}",
        "{'op': 'Split', 'values': {'parts': []}}",
        "{'op': 'ReLU', 'values': {'slope': 0.1}}"})
    void elaborationFindsWhatTheSchemaFinds(String node) {
        var text = "{\"format\": 1, \"nodes\": {\"x\": %s}}".formatted(node.replace('\'', '"'));
        assertFalse(complaints(text).isEmpty(), "the schema");
        var design = assertInstanceOf(DesignReading.Read.class, DesignCodec.read(text)).design();
        var graph = Elaboration.of(design, Map.of()).graph();
        assertFalse(graph.problems().isEmpty(), "elaboration");
        assertFalse(graph.nodes().get(NodePath.of("x")) instanceof GraphNode.Typed);
    }

    private static List<String> complaints(String text) {
        return DesignSchema.compiled().validate(text, InputFormat.JSON).stream().map(Object::toString).toList();
    }
}
