package blocksmith.engine.design;

import blocksmith.engine.op.Literal;
import blocksmith.engine.op.ParameterType;
import blocksmith.engine.problem.NodeId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Designs as JSON trees. What is empty or absent is left out, and members have a fixed order, so that equal designs
/// become equal texts.
final class DesignTree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /// `in2` before `in10`.
    private static final Comparator<String> BY_LENGTH = Comparator.comparingInt(String::length)
            .thenComparing(Comparator.naturalOrder());

    private DesignTree() {
    }

    static ObjectNode design(Design design) {
        var root = JSON.objectNode().put("format", DesignCodec.FORMAT).put("name", design.name());
        putText(root, "description", design.description());
        if (!design.parameters().isEmpty()) {
            var parameters = root.putObject("parameters");
            design.parameters().forEach(parameter -> parameters.set(parameter.name(), parameter(parameter)));
        }
        if (!design.constraints().isEmpty()) {
            var constraints = root.putArray("constraints");
            design.constraints().forEach(constraint -> constraints.add(constraint(constraint)));
        }
        if (!design.variants().isEmpty()) {
            var variants = root.putObject("variants");
            design.variants().forEach(variant -> variants.set(variant.name(), variant(variant)));
        }
        if (!design.ports().isEmpty()) {
            var ports = root.putArray("ports");
            design.ports().forEach(id -> ports.add(id.value()));
        }
        if (!design.weights().equals(Weights.DRAWN)) {
            root.set("weights", weights(design.weights()));
        }
        putContent(root, design.nodes(), design.layout());
        return root;
    }

    private static ObjectNode constraint(Constraint constraint) {
        var tree = JSON.objectNode().put("rule", constraint.rule());
        putText(tree, "help", constraint.help());
        return tree;
    }

    private static ObjectNode variant(Variant variant) {
        var tree = JSON.objectNode();
        variant.values().forEach((name, value) -> tree.set(name, literal(value)));
        return tree;
    }

    private static ObjectNode weights(Weights weights) {
        var tree = JSON.objectNode().put("initialization", weights.initialization().id()).put("seed", weights.seed());
        putText(tree, "file", weights.file());
        return tree;
    }

    /// Nodes and where they stand: what a design and a fragment of one have in common.
    static void putContent(ObjectNode root, Map<NodeId, Node> nodes, Layout layout) {
        var content = root.putObject("nodes");
        nodes.forEach((id, node) -> content.set(id.value(), node(node)));
        var tree = layout(layout, List.copyOf(nodes.keySet()));
        if (!tree.isEmpty()) {
            root.set("layout", tree);
        }
    }

    private static ObjectNode layout(Layout layout, List<NodeId> order) {
        var tree = JSON.objectNode();
        if (!layout.positions().isEmpty()) {
            var positions = tree.putObject("positions");
            inOrder(layout.positions(), order).forEach(
                    entry -> positions.putArray(entry.getKey().value())
                            .add(entry.getValue().x())
                            .add(entry.getValue().y()));
        }
        if (!layout.frames().isEmpty()) {
            var frames = tree.putArray("frames");
            layout.frames().forEach(frame -> frames.add(frame(frame)));
        }
        return tree;
    }

    private static ObjectNode frame(Frame frame) {
        var tree = JSON.objectNode().put("id", frame.id());
        putText(tree, "title", frame.title());
        var nodes = tree.putArray("nodes");
        frame.nodes().forEach(id -> nodes.add(id.value()));
        return tree;
    }

    private static ObjectNode parameter(Parameter parameter) {
        var tree = JSON.objectNode();
        tree.set("value", literal(parameter.value()));
        putNumber(tree, "min", parameter.min());
        putNumber(tree, "max", parameter.max());
        putText(tree, "help", parameter.help());
        if (!parameter.formerly().isEmpty()) {
            var formerly = tree.putArray("formerly");
            parameter.formerly().forEach(formerly::add);
        }
        return tree;
    }

    private static ObjectNode node(Node node) {
        var tree = JSON.objectNode().put(key(node.kind()), node.kind().name());
        putText(tree, "title", node.title());
        if (!node.values().isEmpty()) {
            var values = tree.putObject("values");
            inOrder(node.values(), valueOrder(node)).forEach(
                    entry -> values.set(entry.getKey(), literal(entry.getValue())));
        }
        if (!node.inputs().isEmpty()) {
            var inputs = tree.putObject("inputs");
            node.inputs().entrySet().stream().sorted(Entry.comparingByKey(BY_LENGTH)).forEach(
                    entry -> inputs.put(entry.getKey(), entry.getValue().toString()));
        }
        var repeat = node.repeat();
        if (repeat != null) {
            tree.set("repeat", literal(repeat));
        }
        if (!node.weights().isEmpty()) {
            var weights = tree.putObject("weights");
            node.weights().entrySet().stream().sorted(Entry.comparingByKey()).forEach(
                    entry -> weights.set(entry.getKey(), literal(entry.getValue())));
        }
        putText(tree, "when", node.when());
        return tree;
    }

    private static String key(NodeKind kind) {
        return switch (kind) {
            case NodeKind.Operation _ -> "op";
            case NodeKind.Instance _ -> "template";
        };
    }

    private static List<String> valueOrder(Node node) {
        return node.type()
                .map(type -> type.parameters().stream().map(ParameterType::name).toList())
                .orElse(List.of());
    }

    /// The entries in the order of `known`, then the others by key.
    private static <K extends Comparable<K>, V> List<Entry<K, V>> inOrder(Map<K, V> map, Collection<K> known) {
        var rank = new HashMap<K, Integer>();
        known.forEach(key -> rank.put(key, rank.size()));
        return map.entrySet().stream()
                .sorted(
                        Comparator.comparing((Entry<K, V> entry) -> rank.getOrDefault(entry.getKey(), rank.size()))
                                .thenComparing(Entry.comparingByKey()))
                .toList();
    }

    static JsonNode literal(Literal literal) {
        return switch (literal) {
            case Literal.Whole(long value) -> JSON.numberNode(value);
            case Literal.Decimal(double value) -> decimal(value);
            case Literal.Truth(boolean value) -> JSON.booleanNode(value);
            case Literal.Word(var text) -> JSON.stringNode(text);
            case Literal.Sequence(var items) -> list(items);
        };
    }

    /// What JSON has no number for is kept as text, and stays the node's problem.
    private static JsonNode decimal(double value) {
        return Math.abs(value) <= DesignSchema.LARGEST_NUMBER
                ? JSON.numberNode(value)
                : JSON.stringNode(Double.toString(value));
    }

    private static ArrayNode list(List<Literal> items) {
        var list = JSON.arrayNode();
        items.forEach(item -> list.add(literal(item)));
        return list;
    }

    private static void putText(ObjectNode tree, String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            tree.put(name, text);
        }
    }

    private static void putNumber(ObjectNode tree, String name, @Nullable Long number) {
        if (number != null) {
            tree.put(name, number);
        }
    }
}
