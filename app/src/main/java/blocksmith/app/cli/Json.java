package blocksmith.app.cli;

import blocksmith.engine.problem.Problem;
import blocksmith.engine.tensor.Shape;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What programs read.
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static String text(ObjectNode node) {
        return MAPPER.writeValueAsString(node);
    }

    static ArrayNode shape(Shape shape) {
        var array = array();
        shape.dimensions().forEach(array::add);
        return array;
    }

    static ArrayNode problems(List<Problem> problems) {
        var array = array();
        for (var problem : problems) {
            array.addObject()
                    .put("code", problem.code().toString())
                    .put("severity", problem.isError() ? "error" : "warning")
                    .put("place", problem.place().toString())
                    .put("fact", problem.fact())
                    .put("fix", problem.fix());
        }
        return array;
    }
}
