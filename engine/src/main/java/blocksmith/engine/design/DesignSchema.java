package blocksmith.engine.design;

import static blocksmith.engine.design.SchemaParts.described;
import static blocksmith.engine.design.SchemaParts.empty;
import static blocksmith.engine.design.SchemaParts.list;
import static blocksmith.engine.design.SchemaParts.map;
import static blocksmith.engine.design.SchemaParts.object;
import static blocksmith.engine.design.SchemaParts.pattern;
import static blocksmith.engine.design.SchemaParts.putStrings;
import static blocksmith.engine.design.SchemaParts.reference;
import static blocksmith.engine.design.SchemaParts.string;
import static blocksmith.engine.design.SchemaParts.whole;

import blocksmith.engine.expression.Expression;
import blocksmith.engine.op.Initialization;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON Schema (2020-12) of design files, made from the operators.
///
/// It has two parts. Most of it says what can be held as a [Design] at all: a file that breaks it is refused. The
/// definitions `operator` and `values` say what each operator takes: editors complete and mark by them, but a file that
/// breaks them is opened, because elaboration says the same of every node, then and after every later edit.
public final class DesignSchema {
    /// Where the part begins that does not keep a file from being opened.
    static final String OPERATOR = "operator";

    private static final String ID = "[A-Za-z][A-Za-z0-9_-]{0,63}";
    /// Of the numbers that a document may hold, either way from zero.
    static final double LARGEST_NUMBER = 1e300;

    private DesignSchema() {
    }

    /// The schema as text.
    public static String text() {
        return CanonicalPrinter.print(Compiled.JSON, Set.of("", "/$defs", "/$defs/values", "/properties"));
    }

    /// Ready to check trees by.
    static Schema compiled() {
        return Compiled.SCHEMA;
    }

    /// The part of the schema that a keyword at `location` belongs to.
    static JsonNode around(SchemaLocation location) {
        return Compiled.JSON.at(JsonPointer.compile(location.getFragment().toString()).head());
    }

    /// Made when the first file is read, and then kept.
    private static final class Compiled {
        static final ObjectNode JSON = json();
        static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JSON);
    }

    private static ObjectNode json() {
        var members = empty();
        members.set("format", empty().put("description", "the format's version").put("const", DesignCodec.FORMAT));
        members.set("name", string("the design's name"));
        members.set("description", string("what the design is, in a few sentences"));
        members.set("parameters", map("the design's parameters", string("a name"), reference("parameter")));
        members.set("constraints", list("what must hold of the parameters together", reference("constraint")));
        members.set("variants",
                map("the design under other values of its parameters, by name", reference("variant"), map(
                        "values by parameter", string("a name"), reference("literal"))));
        members.set("nodes", map("the nodes by id", reference("id"), reference("node")).put(
                "maxProperties",
                Limits.NODES));
        members.set("ports", list("the order of its Inputs and Outputs as ports, by id", reference("id")));
        members.set("weights", weights());
        members.set("layout", reference("layout"));
        var root = empty()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "Blocksmith design");
        root.setAll(object("a design", members, List.of("format", "nodes")));
        root.set("$defs", definitions());
        return root;
    }

    private static ObjectNode definitions() {
        var definitions = empty();
        definitions.set("id", pattern("an id: a letter, then letters, digits, _ or -, 64 at most", ID));
        definitions.set("variant", pattern("a variant's name: a letter, then letters, digits, _, . or -, 64 at most",
                Variant.NAME));
        definitions.set("wire", pattern("a node's id, or id.port", ID + "(\\." + ID + ")?"));
        definitions.set("expression", expression());
        definitions.set("literal", literal("a number, true, false, a text or a list of these"));
        definitions.set("parameter", parameter());
        definitions.set("constraint", constraint());
        definitions.set("node", node());
        definitions.set("layout", layout());
        definitions.set("frame", frame());
        definitions.set(OPERATOR, OperatorSchema.choice());
        definitions.set("values", OperatorSchema.values());
        return definitions;
    }

    private static ObjectNode expression() {
        return described("string", "an expression over the design's parameters, such as in * expansion")
                .put("maxLength", Expression.MAX_LENGTH);
    }

    private static ObjectNode literal(String what) {
        var literal = empty().put("description", what);
        putStrings(literal, "type", List.of("number", "boolean", "string", "array"));
        literal.put("minimum", -LARGEST_NUMBER).put("maximum", LARGEST_NUMBER);
        literal.set("items", reference("literal"));
        return literal;
    }

    private static ObjectNode parameter() {
        var members = empty();
        members.set("value", reference("literal"));
        members.set("min", whole("the least value", Long.MIN_VALUE, Long.MAX_VALUE));
        members.set("max", whole("the greatest value", Long.MIN_VALUE, Long.MAX_VALUE));
        members.set("help", string("what it is for"));
        members.set("formerly", list("the names that it had, by which it may still be set", string("a name")));
        return object("a parameter", members, List.of("value"));
    }

    private static ObjectNode constraint() {
        var members = empty();
        members.set("rule", string("a condition over the design's parameters, such as channels % groups == 0"));
        members.set("help", string("why, in one sentence"));
        return object("a constraint", members, List.of("rule"));
    }

    private static ObjectNode node() {
        var members = empty();
        members.set("op", string("the operator's name"));
        members.set("template", string("another design: its file, relative to this one's, or a built-in one's name"));
        members.set("title", string("the node's own name"));
        members.set("values", map("the operator's values by name", string("a name"), reference("literal")));
        members.set("inputs", map("the wires by input", string("a name"), reference("wire")));
        members.set("repeat", literal("how many of it stand in a row: a number or an expression"));
        members.set("weights", map("what is said of the weights, by tensor: he, xavier, pytorch, a number or a list",
                string("a name"), reference("literal")));
        members.set("when", string("the condition under which the node is there"));
        var node = object("a node", members, List.of());
        node.putObject("if").putArray("required").add("template");
        node.putObject("then").putObject("not").putArray("required").add("op");
        node.putObject("else").putArray("required").add("op");
        node.putArray("allOf").add(reference(OPERATOR));
        return node;
    }

    private static ObjectNode weights() {
        var members = empty();
        members.set("initialization", putStrings(string("a way to draw weights"), "enum", Initialization.ids()));
        members.set("seed", whole("the seed of the drawing", Long.MIN_VALUE, Long.MAX_VALUE));
        members.set("file", string("a safetensors file, relative to the design's"));
        return object("where weights come from", members, List.of());
    }

    private static ObjectNode layout() {
        var position = list("[x, y]", whole("a number of pixels", -Limits.CANVAS, Limits.CANVAS))
                .put("minItems", 2)
                .put("maxItems", 2);
        var members = empty();
        members.set("positions", map("where nodes stand, by id", reference("id"), position));
        members.set("frames", list("the frames", reference("frame")));
        return object("a layout", members, List.of());
    }

    private static ObjectNode frame() {
        var members = empty();
        members.set("id", string("the frame's id"));
        members.set("title", string("the stage's name"));
        members.set("nodes", list("the ids of the nodes within", reference("id")));
        return object("a frame", members, List.of("id", "nodes"));
    }
}
