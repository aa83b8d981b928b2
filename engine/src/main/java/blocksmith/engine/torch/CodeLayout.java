package blocksmith.engine.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Breaks Python code into lines as Black does: the arguments of a call that is too long on a line of their own, or else
/// on a line each.
final class CodeLayout {
    private static final int WIDTH = 88;
    private static final String STEP = "    ";

    private CodeLayout() {
    }

    /// `before` and `code`, on as few lines as fit.
    static List<String> lines(String indent, String before, String code, String after) {
        var whole = indent + before + code + after;
        if (whole.length() > WIDTH && code.startsWith("*[") && code.endsWith("]")) {
            return list(indent, before, code.substring(2, code.length() - 1), after);
        }
        int open = code.indexOf('(');
        if (whole.length() <= WIDTH || open < 0 || !code.endsWith(")") || arguments(code, open).isEmpty()) {
            return List.of(whole);
        }
        var inner = indent + STEP + String.join(", ", arguments(code, open));
        return inner.length() <= WIDTH
                ? List.of(indent + before + code.substring(0, open + 1), inner, indent + ")" + after)
                : broken(indent, before, code, after);
    }

    /// The items of a list comprehension on lines of their own, and what they are counted by.
    private static List<String> list(String indent, String before, String comprehension, String after) {
        int loop = comprehension.lastIndexOf(" for ");
        var lines = new ArrayList<String>();
        lines.add(indent + before + "*[");
        lines.addAll(lines(indent + STEP, "", comprehension.substring(0, loop), ""));
        lines.add(indent + STEP + comprehension.substring(loop + 1));
        lines.add(indent + "]" + after);
        return lines;
    }

    /// A call with a line an argument, however short it is.
    static List<String> broken(String indent, String before, String code) {
        return broken(indent, before, code, "");
    }

    private static List<String> broken(String indent, String before, String code, String after) {
        int open = code.indexOf('(');
        var lines = new ArrayList<String>();
        lines.add(indent + before + code.substring(0, open + 1));
        arguments(code, open).forEach(argument -> lines.addAll(lines(indent + STEP, "", argument, comma(argument))));
        lines.add(indent + ")" + after);
        return lines;
    }

    /// Nothing may follow a list that is taken apart.
    private static String comma(String argument) {
        return argument.startsWith("*") ? "" : ",";
    }

    /// The arguments of the call whose bracket opens at `open`; empty when it does not close at the end of the code.
    private static List<String> arguments(String code, int open) {
        var arguments = new ArrayList<String>();
        int depth = 0;
        int from = open + 1;
        for (int i = open; i < code.length(); i++) {
            char letter = code.charAt(i);
            depth += "([{".indexOf(letter) >= 0 ? 1 : ")]}".indexOf(letter) >= 0 ? -1 : 0;
            if (depth == 0 && i < code.length() - 1) {
                return List.of();
            }
            if ((letter == ',' && depth == 1) || depth == 0) {
                arguments.add(code.substring(from, i).strip());
                from = i + 1;
            }
        }
        return arguments.stream().allMatch(String::isEmpty) ? List.of() : arguments;
    }

    /// Text in lines of words.
    static List<String> wrapped(String indent, String text) {
        return wrapped(indent, indent, text);
    }

    /// @param first of the first line; the others have `indent`
    static List<String> wrapped(String first, String indent, String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(first);
        for (var word : Arrays.asList(text.strip().split("\\s+"))) {
            if (line.length() + 1 + word.length() > WIDTH && !line.toString().isBlank()) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
            }
            line.append(line.toString().isBlank() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
