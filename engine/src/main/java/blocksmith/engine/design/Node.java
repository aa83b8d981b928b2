package blocksmith.engine.design;

import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A node as its author wrote it: nothing in it need be right.
///
/// @param operator the operator's name in documents
/// @param title    the author's own name for it; null to show what the operator calls itself
/// @param values   the parameters that were given, raw: a word may be an expression
/// @param inputs   the wires that end at it, by the name of the input port
/// @param when     the condition under which it is there; where it fails the first input passes through
public record Node(NodeId id, String operator, @Nullable String title, Map<String, Literal> values,
        Map<String, Wire> inputs, @Nullable String when) {
    public Node {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    public Node withId(NodeId changed) {
        return new Node(changed, operator, title, values, inputs, when);
    }

    public Node withTitle(@Nullable String changed) {
        return new Node(id, operator, changed, values, inputs, when);
    }

    public Node withValues(Map<String, Literal> changed) {
        return new Node(id, operator, title, changed, inputs, when);
    }

    public Node withInputs(Map<String, Wire> changed) {
        return new Node(id, operator, title, values, changed, when);
    }

    public Node withWhen(@Nullable String changed) {
        return new Node(id, operator, title, values, inputs, changed);
    }
}
