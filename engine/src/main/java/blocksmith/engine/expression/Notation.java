package blocksmith.engine.expression;

import java.util.List;

/// A way to write expressions down, from their parts up.
///
/// @param <T> what a part is written as
public interface Notation<T> {
    T number(Rational value);

    T truth(boolean value);

    T name(String name);

    /// @param symbol `-` or `!`
    T prefixed(String symbol, T operand);

    /// @param symbol as in the language: `+`, `==`, `&&`
    T binary(T left, String symbol, T right);

    T conditional(T condition, T yes, T no);

    /// @param function its name
    T call(String function, List<T> arguments);
}
