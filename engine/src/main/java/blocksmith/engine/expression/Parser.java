package blocksmith.engine.expression;

import blocksmith.engine.expression.Token.Kind;
import blocksmith.engine.problem.Spelling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads tokens by the precedence of the operators between them (Pratt 1973, "Top down operator precedence").
final class Parser {
    private static final int DEEPEST = 100;

    private final List<Token> tokens;
    private final Set<String> names = new LinkedHashSet<>();
    private int position;
    private int depth;

    Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    Set<String> names() {
        return names;
    }

    Term all() throws SyntaxFault {
        var term = term(Binding.CONDITIONAL);
        if (peek().kind() != Kind.END) {
            throw new SyntaxFault(
                    peek() + " at character " + (peek().start() + 1) + " follows a finished expression.",
                    "Put an operator between, or take it away.");
        }
        return term;
    }

    /// Everything from here that binds at least as tightly as `least`.
    private Term term(Binding least) throws SyntaxFault {
        if (++depth > DEEPEST) {
            throw new SyntaxFault(
                    "The expression is nested more than " + DEEPEST + " deep.",
                    "Split it over several parameters.");
        }
        var term = operand();
        while (Binding.of(peek()).compareTo(least) >= 0) {
            term = continued(term, next());
        }
        depth--;
        return term;
    }

    private Term operand() throws SyntaxFault {
        var token = next();
        return switch (token.kind()) {
            case NUMBER -> number(token);
            case NAME -> name(token);
            case SYMBOL -> prefixed(token);
            case END -> throw missingValue(token);
        };
    }

    private Term prefixed(Token token) throws SyntaxFault {
        return switch (token.text()) {
            case "-" -> new Term.Negation(term(Binding.UNARY));
            case "!" -> new Term.Not(term(Binding.UNARY));
            case "(" -> {
                var inner = term(Binding.CONDITIONAL);
                expect(")");
                yield inner;
            }
            default -> throw missingValue(token);
        };
    }

    private static SyntaxFault missingValue(Token token) {
        return new SyntaxFault(
                "At character " + (token.start() + 1) + " there is " + token + ", where a value is needed.",
                "Put a number, a name or a bracketed expression there.");
    }

    private static Term number(Token token) throws SyntaxFault {
        try {
            return new Term.Constant(new Evaluated.Number(Rational.of(new BigDecimal(token.text()))));
        } catch (ArithmeticException _) {
            throw new SyntaxFault("The number " + token.text() + " does not fit 64 bits.", "Use fewer digits.");
        }
    }

    private Term name(Token token) throws SyntaxFault {
        if (peek().is("(")) {
            return call(token);
        }
        return switch (token.text()) {
            case "true" -> new Term.Constant(new Evaluated.Truth(true));
            case "false" -> new Term.Constant(new Evaluated.Truth(false));
            default -> {
                names.add(token.text());
                yield new Term.Name(token.text());
            }
        };
    }

    private Term call(Token token) throws SyntaxFault {
        var function = Function.named(token.text()).orElse(null);
        if (function == null) {
            throw new SyntaxFault(
                    "There is no function '" + token.text() + "'.",
                    Spelling.suggestion(token.text(), Function.names(), Spelling.choice(Function.names())));
        }
        var arguments = arguments();
        if (!function.takes(arguments.size())) {
            throw new SyntaxFault(
                    function + " takes " + function.arity() + ", not " + arguments.size() + ".",
                    "Give " + function.arity() + ".");
        }
        return new Term.Call(function, arguments);
    }

    private List<Term> arguments() throws SyntaxFault {
        var arguments = new ArrayList<Term>();
        expect("(");
        if (!peek().is(")")) {
            arguments.add(term(Binding.CONDITIONAL));
            while (peek().is(",")) {
                next();
                arguments.add(term(Binding.CONDITIONAL));
            }
        }
        expect(")");
        return arguments;
    }

    /// What `operator` and the text after it make of the term before it.
    private Term continued(Term left, Token operator) throws SyntaxFault {
        var binding = Binding.of(operator);
        return switch (binding) {
            case CONDITIONAL -> conditional(left);
            case OR, AND -> new Term.Connective(left, operator.text(), term(binding.tighter()));
            case EQUALITY -> new Term.Equality(left, operator.text(), term(binding.tighter()));
            case COMPARISON, SUM, PRODUCT -> new Term.Binary(left, arithmetic(operator), term(binding.tighter()));
            case NONE, UNARY -> throw new IllegalStateException("No operator between terms: " + operator);
        };
    }

    private Term conditional(Term condition) throws SyntaxFault {
        var yes = term(Binding.CONDITIONAL);
        expect(":");
        return new Term.Conditional(condition, yes, term(Binding.CONDITIONAL));
    }

    private static Arithmetic arithmetic(Token operator) {
        for (var candidate : Arithmetic.values()) {
            if (candidate.symbol().equals(operator.text())) {
                return candidate;
            }
        }
        throw new IllegalStateException("No arithmetic operator: " + operator);
    }

    private void expect(String symbol) throws SyntaxFault {
        var token = next();
        if (!token.is(symbol)) {
            throw new SyntaxFault(
                    "At character " + (token.start() + 1) + " there is " + token + ", where '" + symbol
                            + "' is needed.",
                    "Put '" + symbol + "' there.");
        }
    }

    private Token peek() {
        return tokens.get(position);
    }

    /// The end is never passed.
    private Token next() {
        var token = tokens.get(position);
        if (token.kind() != Kind.END) {
            position++;
        }
        return token;
    }
}
