package blocksmith.engine.op;

import java.util.List;
import java.util.regex.Pattern;

/// A number with the rule it came from and the values of the rule's symbols.
public record Formula(Rule rule, List<Symbol> symbols, long value, Fit fit) {
    private static final Rule NONE = Rule.of("0",
            new Source("Blocksmith", "conv + linear convention: the operator counts none"));

    /// Zero: nothing of the kind is counted for the operator.
    public static final Formula ZERO = NONE.at();

    private static final Pattern SQUARE = Pattern.compile("\\b(\\w+) \\* \\1\\b");
    private static final Pattern NAME = Pattern.compile("\\b[A-Za-z]\\w*\\b(?!\\()");

    public Formula {
        symbols = List.copyOf(symbols);
    }

    /// The rule as an engineer writes it: `H·W·C·k²`.
    public String symbolic() {
        return SQUARE.matcher(rule.expression().source()).replaceAll("$1²").replace(" * ", "·").replace(" / ", "/");
    }

    /// The rule with its symbols' values: `56·56·128·3²`.
    public String substituted() {
        return NAME.matcher(symbolic()).replaceAll(name -> Long.toString(valueOf(name.group())));
    }

    private long valueOf(String name) {
        return symbols.stream().filter(symbol -> symbol.name().equals(name)).findFirst().orElseThrow().value();
    }
}
