package blocksmith.engine.design;

import java.util.HexFormat;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Prints JSON the one way in which designs are kept: two blanks a level, and on one line whatever fits there, save the
/// parts that are to stay open so that a change of one entry is a change of one line.
final class CanonicalPrinter {
    private static final int WIDTH = 120;

    private final Set<String> open;
    private final StringBuilder text = new StringBuilder();

    private CanonicalPrinter(Set<String> open) {
        this.open = open;
    }

    /// @param open JSON pointers of the objects and lists that always stand open
    static String print(JsonNode root, Set<String> open) {
        var printer = new CanonicalPrinter(open);
        printer.print(root, "", 0, 0);
        return printer.text.append('\n').toString();
    }

    /// @param taken what else stands on the line: the name before, the comma behind
    private void print(JsonNode value, String pointer, int indent, int taken) {
        if (!value.isContainer() || value.isEmpty()) {
            inline(value);
        } else if (open.contains(pointer)) {
            openUp(value, pointer, indent);
        } else {
            onOneLineIfItFits(value, pointer, indent, taken);
        }
    }

    private void onOneLineIfItFits(JsonNode value, String pointer, int indent, int taken) {
        int start = text.length();
        inline(value);
        if (text.length() - start + indent + taken > WIDTH) {
            text.setLength(start);
            openUp(value, pointer, indent);
        }
    }

    private void openUp(JsonNode value, String pointer, int indent) {
        var names = value.isObject() ? value.propertyNames().iterator() : null;
        text.append(names == null ? '[' : '{');
        int index = 0;
        for (var items = value.iterator(); items.hasNext(); index++) {
            newLine(indent + 2);
            int start = text.length();
            var name = name(names, index);
            print(items.next(), pointer + "/" + name, indent + 2, text.length() - start + 1);
            text.append(items.hasNext() ? "," : "");
        }
        newLine(indent);
        text.append(names == null ? ']' : '}');
    }

    /// The next name, printed if it is one; an index is not.
    private String name(@Nullable Iterator<String> names, int index) {
        if (names == null) {
            return Integer.toString(index);
        }
        var name = names.next();
        string(name);
        text.append(": ");
        return name;
    }

    private void newLine(int indent) {
        text.append('\n').repeat(' ', indent);
    }

    private void inline(JsonNode value) {
        if (value.isObject()) {
            object(value);
        } else if (value.isArray()) {
            list(value);
        } else if (value.isString()) {
            string(value.stringValue());
        } else {
            text.append(value.asString());
        }
    }

    private void object(JsonNode value) {
        text.append('{');
        var separator = "";
        for (var entry : value.properties()) {
            text.append(separator);
            string(entry.getKey());
            text.append(": ");
            inline(entry.getValue());
            separator = ", ";
        }
        text.append('}');
    }

    private void list(JsonNode value) {
        text.append('[');
        var separator = "";
        for (var item : value) {
            text.append(separator);
            inline(item);
            separator = ", ";
        }
        text.append(']');
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            character(value, i);
        }
        text.append('"');
    }

    private void character(String value, int index) {
        char character = value.charAt(index);
        switch (character) {
            case '"', '\\' -> text.append('\\').append(character);
            case '\n' -> text.append("\\n");
            case '\t' -> text.append("\\t");
            case '\r' -> text.append("\\r");
            default -> {
                if (character < ' ' || isHalf(value, index)) {
                    text.append("\\u").append(HexFormat.of().toHexDigits(character));
                } else {
                    text.append(character);
                }
            }
        }
    }

    /// A surrogate without its other half cannot be written as UTF-8.
    private static boolean isHalf(String value, int index) {
        char character = value.charAt(index);
        if (Character.isHighSurrogate(character)) {
            return index + 1 == value.length() || !Character.isLowSurrogate(value.charAt(index + 1));
        }
        return Character.isLowSurrogate(character)
                && (index == 0 || !Character.isHighSurrogate(value.charAt(index - 1)));
    }
}
