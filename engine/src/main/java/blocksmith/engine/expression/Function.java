package blocksmith.engine.expression;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The functions of the language. All take numbers and give a number.
enum Function {
    ABS(1, 1) {
        @Override
        Rational apply(List<Rational> arguments) {
            return arguments.getFirst().absolute();
        }
    },
    CEIL(1, 1) {
        @Override
        Rational apply(List<Rational> arguments) {
            return arguments.getFirst().ceiling();
        }
    },
    /// `divisible(x, d)`: the multiple of `d` nearest to `x`, at least `d`, and never below 90 % of `x`: how the
    /// MobileNets round scaled channel counts (arXiv:1801.04381 and the code published with it).
    DIVISIBLE(2, 2) {
        @Override
        Rational apply(List<Rational> arguments) {
            var x = arguments.getFirst();
            var d = arguments.getLast();
            var nearest = Collections.max(List.of(d, x.over(d).round().times(d)));
            return nearest.compareTo(x.times(NINE_TENTHS)) < 0 ? nearest.plus(d) : nearest;
        }
    },
    FLOOR(1, 1) {
        @Override
        Rational apply(List<Rational> arguments) {
            return arguments.getFirst().floor();
        }
    },
    MAX(2, 8) {
        @Override
        Rational apply(List<Rational> arguments) {
            return Collections.max(arguments);
        }
    },
    MIN(2, 8) {
        @Override
        Rational apply(List<Rational> arguments) {
            return Collections.min(arguments);
        }
    },
    ROUND(1, 1) {
        @Override
        Rational apply(List<Rational> arguments) {
            return arguments.getFirst().round();
        }
    };

    private static final Rational NINE_TENTHS = new Rational(9, 10);

    private final int fewest;
    private final int most;

    Function(int fewest, int most) {
        this.fewest = fewest;
        this.most = most;
    }

    /// @throws ArithmeticException when the result does not fit, or there is none
    abstract Rational apply(List<Rational> arguments);

    boolean takes(int count) {
        return fewest <= count && count <= most;
    }

    /// `1 value`, `2 to 8 values`
    String arity() {
        if (fewest == most) {
            return fewest + (fewest == 1 ? " value" : " values");
        }
        return fewest + " to " + most + " values";
    }

    static Optional<Function> named(String name) {
        return Arrays.stream(values()).filter(function -> function.toString().equals(name)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Function::toString).toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
