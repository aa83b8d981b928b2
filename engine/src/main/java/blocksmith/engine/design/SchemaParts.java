package blocksmith.engine.design;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The building stones of a JSON Schema.
final class SchemaParts {
    private SchemaParts() {
    }

    static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// @param what how messages call it: `a node`
    static ObjectNode described(String type, String what) {
        return empty().put("type", type).put("description", what);
    }

    static ObjectNode string(String what) {
        return described("string", what);
    }

    static ObjectNode pattern(String what, String pattern) {
        return described("string", what).put("pattern", "^" + pattern + "$");
    }

    static ObjectNode whole(String what, long min, long max) {
        return putRange(described("integer", what), min, max);
    }

    /// Bounds are decimals, though printed as whole numbers: with a whole bound the validator tries to make a long of
    /// whatever number it meets, and breaks on 1e20.
    static ObjectNode putRange(ObjectNode target, long min, long max) {
        return target.put("minimum", BigDecimal.valueOf(min)).put("maximum", BigDecimal.valueOf(max));
    }

    /// An object with these members and no others.
    static ObjectNode object(String what, ObjectNode members, List<String> required) {
        var object = described("object", what);
        if (!required.isEmpty()) {
            putStrings(object, "required", required);
        }
        object.set("properties", members);
        return object.put("additionalProperties", false);
    }

    /// An object from names to values of one kind.
    static ObjectNode map(String what, ObjectNode names, ObjectNode values) {
        var map = described("object", what);
        map.set("propertyNames", names);
        map.set("additionalProperties", values);
        return map;
    }

    static ObjectNode list(String what, ObjectNode items) {
        var list = described("array", what);
        list.set("items", items);
        return list;
    }

    static ObjectNode reference(String definition) {
        return empty().put("$ref", "#/$defs/" + definition);
    }

    static ObjectNode putStrings(ObjectNode target, String name, List<String> strings) {
        var list = target.putArray(name);
        strings.forEach(list::add);
        return target;
    }
}
