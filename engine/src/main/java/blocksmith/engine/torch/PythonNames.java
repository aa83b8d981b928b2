package blocksmith.engine.torch;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Names that Python takes, each given once.
final class PythonNames {
    /// Python's keywords, what the code itself uses, and what every module has already.
    private static final Set<String> TAKEN = Set.of("False", "None", "True", "and", "as", "assert", "async", "await",
            "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global",
            "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
            "with", "yield", "self", "super", "math", "torch", "nn", "F", "abs", "max", "min", "range", "index",
            "forward", "train", "eval", "training", "type", "float", "double", "half", "bfloat16", "apply", "cpu",
            "cuda", "to", "children", "modules", "parameters", "buffers", "register_buffer", "state_dict", "int",
            "bool", "zero_grad", "requires_grad_", "share_memory", "compile", "dump_patches", "print", "x");
    private final Set<String> given = new HashSet<>();

    /// `depthwise-bn` as `depthwise_bn`; with `_` or a number behind where that is taken.
    String give(String wish) {
        var name = identifier(wish);
        var free = TAKEN.contains(name) ? name + "_" : name;
        for (int i = 2; !given.add(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    /// A parameter's name; `in` and `out` are what they are called in PyTorch.
    String giveParameter(String name) {
        return give(switch (name) {
            case "in" -> "in_channels";
            case "out" -> "out_channels";
            default -> name;
        });
    }

    private static String identifier(String text) {
        var plain = plain(text).replaceAll("[^A-Za-z0-9_]+", "_").replaceAll("^_+|_+$", "");
        return plain.isEmpty() ? "node" : Character.isDigit(plain.charAt(0)) ? "n" + plain : plain;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.replace('×', 'x'), Normalizer.Form.NFKD);
    }

    /// `Efficient block` as `EfficientBlock`.
    static String ofClass(String title) {
        var name = new StringBuilder();
        for (var word : plain(title).split("[^A-Za-z0-9]+")) {
            name.append(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "Block" + name : name.toString();
    }
}
