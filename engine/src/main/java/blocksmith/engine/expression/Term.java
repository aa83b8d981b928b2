package blocksmith.engine.expression;

import java.util.ArrayList;
import java.util.List;

/// A parsed part of an expression, ready to be evaluated.
sealed interface Term {
    Evaluated evaluate(Scope scope);

    <T> T write(Notation<T> notation);

    record Constant(Evaluated value) implements Term {
        @Override
        public <T> T write(Notation<T> notation) {
            return switch (value) {
                case Evaluated.Number(var number) -> notation.number(number);
                case Evaluated.Truth(var truth) -> notation.truth(truth);
                case Evaluated.Failed(var why) -> throw new IllegalStateException(why.toString());
            };
        }

        @Override
        public Evaluated evaluate(Scope scope) {
            return value;
        }
    }

    record Name(String name) implements Term {
        @Override
        public <T> T write(Notation<T> notation) {
            return notation.name(name);
        }

        @Override
        public Evaluated evaluate(Scope scope) {
            var value = scope.lookUp(name);
            return value == null ? Fault.unknownName(name, scope) : value;
        }
    }

    record Negation(Term operand) implements Term {
        @Override
        public <T> T write(Notation<T> notation) {
            return notation.prefixed("-", operand.write(notation));
        }

        @Override
        public Evaluated evaluate(Scope scope) {
            return switch (operand.evaluate(scope)) {
                case Evaluated.Number(var value) -> negate(value);
                case Evaluated.Truth _ -> Fault.notANumber("What follows -");
                case Evaluated.Failed failed -> failed;
            };
        }

        private static Evaluated negate(Rational value) {
            return value.numerator() == Long.MIN_VALUE
                    ? Fault.tooLarge("-(" + value + ")")
                    : new Evaluated.Number(value.negate());
        }
    }

    record Not(Term operand) implements Term {
        @Override
        public <T> T write(Notation<T> notation) {
            return notation.prefixed("!", operand.write(notation));
        }

        @Override
        public Evaluated evaluate(Scope scope) {
            return switch (operand.evaluate(scope)) {
                case Evaluated.Truth(var value) -> new Evaluated.Truth(!value);
                case Evaluated.Number _ -> Fault.notATruth("What follows !");
                case Evaluated.Failed failed -> failed;
            };
        }
    }

    record Binary(Term left, Arithmetic operator, Term right) implements Term {
        @Override
        public <T> T write(Notation<T> notation) {
            return notation.binary(left.write(notation), operator.symbol(), right.write(notation));
        }

        @Override
        public Evaluated evaluate(Scope scope) {
            return switch (left.evaluate(scope)) {
                case Evaluated.Number(var value) -> withLeft(value, scope);
                case Evaluated.Truth _ -> Fault.notANumber("The left side of " + operator.symbol());
                case Evaluated.Failed failed -> failed;
            };
        }

        private Evaluated withLeft(Rational leftValue, Scope scope) {
            return switch (right.evaluate(scope)) {
                case Evaluated.Number(var value) -> apply(leftValue, value);
                case Evaluated.Truth _ -> Fault.notANumber("The right side of " + operator.symbol());
                case Evaluated.Failed failed -> failed;
            };
        }

        private Evaluated apply(Rational leftValue, Rational rightValue) {
            try {
                return operator.apply(leftValue, rightValue);
            } catch (ArithmeticException _) {
                return Fault.arithmetic(leftValue, operator, rightValue);
            }
        }
    }

    record Equality(Term left, String symbol, Term right) implements Term {
        @Override
        public <T> T write(Notation<T> notation) {
            return notation.binary(left.write(notation), symbol, right.write(notation));
        }

        @Override
        public Evaluated evaluate(Scope scope) {
            var first = left.evaluate(scope);
            if (first instanceof Evaluated.Failed) {
                return first;
            }
            var second = right.evaluate(scope);
            if (second instanceof Evaluated.Failed) {
                return second;
            }
            return first.getClass() == second.getClass()
                    ? new Evaluated.Truth(first.equals(second) == symbol.equals("=="))
                    : Fault.unlike(symbol);
        }
    }

    /// `&&` or `||`: the right side is looked at only when the left one does not settle it.
    record Connective(Term left, String symbol, Term right) implements Term {
        @Override
        public <T> T write(Notation<T> notation) {
            return notation.binary(left.write(notation), symbol, right.write(notation));
        }

        @Override
        public Evaluated evaluate(Scope scope) {
            return switch (left.evaluate(scope)) {
                case Evaluated.Truth settled when settled.value() == symbol.equals("||") -> settled;
                case Evaluated.Truth _ -> rightSide(scope);
                case Evaluated.Number _ -> Fault.notATruth("The left side of " + symbol);
                case Evaluated.Failed failed -> failed;
            };
        }

        private Evaluated rightSide(Scope scope) {
            var value = right.evaluate(scope);
            return value instanceof Evaluated.Number ? Fault.notATruth("The right side of " + symbol) : value;
        }
    }

    record Conditional(Term condition, Term yes, Term no) implements Term {
        @Override
        public <T> T write(Notation<T> notation) {
            return notation.conditional(condition.write(notation), yes.write(notation), no.write(notation));
        }

        @Override
        public Evaluated evaluate(Scope scope) {
            return switch (condition.evaluate(scope)) {
                case Evaluated.Truth(var holds) -> (holds ? yes : no).evaluate(scope);
                case Evaluated.Number _ -> Fault.notATruth("What stands before ?");
                case Evaluated.Failed failed -> failed;
            };
        }
    }

    record Call(Function function, List<Term> arguments) implements Term {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <T> T write(Notation<T> notation) {
            var written = new ArrayList<T>(arguments.size());
            arguments.forEach(argument -> written.add(argument.write(notation)));
            return notation.call(function.toString(), written);
        }

        @Override
        public Evaluated evaluate(Scope scope) {
            var values = new ArrayList<Rational>(arguments.size());
            for (var argument : arguments) {
                switch (argument.evaluate(scope)) {
                    case Evaluated.Number(var value) -> values.add(value);
                    case Evaluated.Truth _ -> {
                        return Fault.notANumber("A value given to " + function);
                    }
                    case Evaluated.Failed failed -> {
                        return failed;
                    }
                }
            }
            return apply(values);
        }

        private Evaluated apply(List<Rational> values) {
            try {
                return new Evaluated.Number(function.apply(values));
            } catch (ArithmeticException _) {
                return Fault.call(function, values);
            }
        }
    }
}
