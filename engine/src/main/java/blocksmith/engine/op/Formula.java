package blocksmith.engine.op;

import java.util.List;

/// A number with the rule it came from and the values of the rule's symbols.
public record Formula(Rule rule, List<Symbol> symbols, long value, Fit fit) {
    private static final Rule NONE = Rule.of("0", new Source("Blocksmith", "an operator without this cost"));

    /// Zero: nothing of the kind is counted for the operator.
    public static final Formula ZERO = NONE.at();

    public Formula {
        symbols = List.copyOf(symbols);
    }
}
