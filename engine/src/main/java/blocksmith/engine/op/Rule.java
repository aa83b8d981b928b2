package blocksmith.engine.op;

import blocksmith.engine.expression.Evaluated;
import blocksmith.engine.expression.Expression;
import blocksmith.engine.expression.Parsed;
import java.util.List;

/// A published rule such as `Hout * Wout * Cout * (Cin / g) * kh * kw`: the text is what is shown and what is computed.
public record Rule(Expression expression, Source source) {

    /// @throws IllegalArgumentException when the text is no expression
    public static Rule of(String text, Source source) {
        return switch (Expression.parse(text)) {
            case Parsed.Good(var expression) -> new Rule(expression, source);
            case Parsed.Bad(var finding) -> throw new IllegalArgumentException(finding.fact());
        };
    }

    /// The rule at these values. A result that does not fit 64 bits is saturated and marked.
    public Formula at(Symbol... symbols) {
        return at(List.of(symbols));
    }

    /// The rule at these values, as [#at(Symbol...)].
    public Formula at(List<Symbol> known) {
        var result = expression.evaluate(name -> lookUp(known, name));
        return switch (result) {
            case Evaluated.Number(var value) -> new Formula(this, known, value.floor().numerator(), Fit.EXACT);
            case Evaluated.Failed _ -> new Formula(this, known, Long.MAX_VALUE, Fit.SATURATED);
            case Evaluated.Truth _ -> throw new IllegalStateException("Not a number: " + expression.source());
        };
    }

    private static Evaluated lookUp(List<Symbol> known, String name) {
        for (var symbol : known) {
            if (symbol.name().equals(name)) {
                return new Evaluated.Number(blocksmith.engine.expression.Rational.of(symbol.value()));
            }
        }
        throw new IllegalStateException("No symbol " + name);
    }
}
