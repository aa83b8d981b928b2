package blocksmith.engine.design;

import blocksmith.engine.op.Literal;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.problem.NodeId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A node as its author wrote it: nothing in it need be right.
///
/// @param title  the author's own name for it; null to show what it is
/// @param values the parameters that were given, raw: a word may be an expression
/// @param inputs the wires that end at it, by the name of the input port
/// @param repeat how many of it stand in a row, each fed by the one before: a number or an expression; null for one.
///               The values of each may use its `index`, counted from 0
/// @param weights what is said of its weights, by the names of its tensors: a named initialization, a number for all
///               elements, or the numbers of a small kernel
/// @param when   the condition under which it is there; where it fails the first input passes through
public record Node(NodeId id, NodeKind kind, @Nullable String title, Map<String, Literal> values,
        Map<String, Wire> inputs, @Nullable Literal repeat, Map<String, Literal> weights, @Nullable String when) {
    public Node {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    /// A single operator.
    public Node(NodeId id, String operator, @Nullable String title, Map<String, Literal> values,
            Map<String, Wire> inputs, @Nullable String when) {
        this(id, new NodeKind.Operation(operator), title, values, inputs, null, Map.of(), when);
    }

    /// The name in documents of what it stands for.
    public String operator() {
        return kind.name();
    }

    /// The operator, if it is one that this program knows.
    public Optional<OperatorType> type() {
        return kind.type();
    }

    public Node withId(NodeId changed) {
        return new Node(changed, kind, title, values, inputs, repeat, weights, when);
    }

    public Node withTitle(@Nullable String changed) {
        return new Node(id, kind, changed, values, inputs, repeat, weights, when);
    }

    public Node withValues(Map<String, Literal> changed) {
        return new Node(id, kind, title, changed, inputs, repeat, weights, when);
    }

    public Node withInputs(Map<String, Wire> changed) {
        return new Node(id, kind, title, values, changed, repeat, weights, when);
    }

    public Node withRepeat(@Nullable Literal changed) {
        return new Node(id, kind, title, values, inputs, changed, weights, when);
    }

    public Node withWeights(Map<String, Literal> changed) {
        return new Node(id, kind, title, values, inputs, repeat, changed, when);
    }

    public Node withWhen(@Nullable String changed) {
        return new Node(id, kind, title, values, inputs, repeat, weights, changed);
    }
}
