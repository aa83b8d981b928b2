package blocksmith.engine.problem;

import java.util.regex.Pattern;

/// The stable name of a node within its design: a letter, then letters, digits, `_` or `-`, 64 characters at most.
public record NodeId(String value) implements Comparable<NodeId> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    public NodeId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not a node id: " + value);
        }
    }

    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(NodeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
