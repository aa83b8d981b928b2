package blocksmith.engine.design;

import blocksmith.engine.op.Initialization;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Makes a [Design] of a tree that the schema has let through; the inverse of [DesignTree].
final class TreeReader {
    private TreeReader() {
    }

    static Design design(JsonNode root) {
        var parameters = new ArrayList<Parameter>();
        root.path("parameters").properties().forEach(
                entry -> parameters.add(parameter(entry.getKey(), entry.getValue())));
        return new Design(text(root, "name", Design.EMPTY.name()), text(root, "description", ""), parameters,
                constraints(root), variants(root), nodes(root), ids(root.path("ports")),
                weights(root.path("weights")), layout(root.path("layout")));
    }

    private static List<Constraint> constraints(JsonNode root) {
        return root.path("constraints")
                .valueStream()
                .map(tree -> new Constraint(text(tree, "rule", ""), text(tree, "help", "")))
                .toList();
    }

    private static List<Variant> variants(JsonNode root) {
        return root.path("variants")
                .properties()
                .stream()
                .map(entry -> new Variant(entry.getKey(), literals(entry.getValue())))
                .toList();
    }

    private static Weights weights(JsonNode tree) {
        var initialization = Initialization.named(text(tree, "initialization", "")).orElse(
                Weights.DRAWN.initialization());
        var seed = whole(tree.get("seed"));
        return new Weights(initialization, seed == null ? Weights.DRAWN.seed() : seed, textOrNull(tree, "file"));
    }

    static Map<NodeId, Node> nodes(JsonNode root) {
        var nodes = new LinkedHashMap<NodeId, Node>();
        for (var entry : root.path("nodes").properties()) {
            var id = new NodeId(entry.getKey());
            nodes.put(id, node(id, entry.getValue()));
        }
        return nodes;
    }

    static Layout layout(JsonNode tree) {
        var positions = new LinkedHashMap<NodeId, Point>();
        for (var entry : tree.path("positions").properties()) {
            var position = entry.getValue();
            positions.put(
                    new NodeId(entry.getKey()),
                    new Point(coordinate(position.path(0)), coordinate(position.path(1))));
        }
        var frames = new ArrayList<Frame>();
        tree.path("frames").forEach(frame -> frames.add(frame(frame)));
        return new Layout(positions, frames);
    }

    /// The schema's integers include `3.0`.
    private static int coordinate(JsonNode number) {
        return number.decimalValue().intValue();
    }

    private static Frame frame(JsonNode tree) {
        return new Frame(text(tree, "id", ""), text(tree, "title", ""), ids(tree.path("nodes")));
    }

    private static List<NodeId> ids(JsonNode tree) {
        var ids = new ArrayList<NodeId>();
        tree.forEach(id -> ids.add(new NodeId(id.stringValue())));
        return ids;
    }

    private static Parameter parameter(String name, JsonNode tree) {
        var formerly = new ArrayList<String>();
        tree.path("formerly").forEach(each -> formerly.add(each.stringValue()));
        return new Parameter(name, literal(tree.path("value")), whole(tree.get("min")), whole(tree.get("max")),
                text(tree, "help", ""), formerly);
    }

    private static Node node(NodeId id, JsonNode tree) {
        var inputs = new LinkedHashMap<String, Wire>();
        tree.path("inputs").properties().forEach(
                entry -> inputs.put(entry.getKey(), wire(entry.getValue().stringValue())));
        var repeat = tree.get("repeat");
        return new Node(id, kind(tree), textOrNull(tree, "title"), literals(tree.path("values")), inputs,
                repeat == null ? null : literal(repeat), literals(tree.path("weights")), textOrNull(tree, "when"));
    }

    private static Map<String, Literal> literals(JsonNode tree) {
        var literals = new LinkedHashMap<String, Literal>();
        tree.properties().forEach(entry -> literals.put(entry.getKey(), literal(entry.getValue())));
        return literals;
    }

    private static NodeKind kind(JsonNode tree) {
        var template = textOrNull(tree, "template");
        return template == null ? new NodeKind.Operation(text(tree, "op", "")) : new NodeKind.Instance(template);
    }

    private static Wire wire(String text) {
        int dot = text.indexOf('.');
        return dot < 0
                ? Wire.from(text)
                : new Wire(new NodeId(text.substring(0, dot)), text.substring(dot + 1));
    }

    private static Literal literal(JsonNode tree) {
        if (tree.isArray()) {
            var items = new ArrayList<Literal>();
            tree.forEach(item -> items.add(literal(item)));
            return new Literal.Sequence(items);
        }
        if (tree.isBoolean()) {
            return new Literal.Truth(tree.booleanValue());
        }
        return tree.isNumber() ? number(tree) : new Literal.Word(tree.stringValue());
    }

    /// Whole numbers beyond 64 bits become decimals: a node's problem, not a reason to refuse the file.
    private static Literal number(JsonNode tree) {
        return tree.isIntegralNumber() && tree.canConvertToLong()
                ? new Literal.Whole(tree.longValue())
                : new Literal.Decimal(tree.doubleValue());
    }

    private static @Nullable Long whole(@Nullable JsonNode tree) {
        return tree == null ? null : tree.decimalValue().longValue();
    }

    private static String text(JsonNode tree, String name, String otherwise) {
        var text = textOrNull(tree, name);
        return text == null ? otherwise : text;
    }

    private static @Nullable String textOrNull(JsonNode tree, String name) {
        var text = tree.get(name);
        return text == null ? null : text.stringValue();
    }
}
