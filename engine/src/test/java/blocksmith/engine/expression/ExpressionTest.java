package blocksmith.engine.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final Scope SCOPE = Scope.of(
            Map.of("in", number(32), "expansion", number(4), "stride", number(1), "residual",
                    new Evaluated.Truth(true)));

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "in * expansion ~ 128",
        "1 + 2 * 3 ~ 7",
        "(1 + 2) * 3 ~ 9",
        "10 - 4 - 3 ~ 3",
        "48 / 4 / 2 ~ 6",
        "7 / 2 ~ 7/2",
        "-2 * 3 ~ -6",
        "2 - -3 ~ 5",
        "7 % 3 ~ 1",
        "-7 % 3 ~ 2",
        "0.1 + 0.2 ~ 3/10",
        "1.50 ~ 3/2",
        "min(3, in, 5) ~ 3",
        "max(3, 4) ~ 4",
        "abs(-3) ~ 3",
        "floor(-7 / 2) ~ -4",
        "ceil(7 / 2) ~ 4",
        "round(5 / 2) ~ 3",
        "round(-5 / 2) ~ -2",
        "divisible(33, 8) ~ 32",
        "divisible(12, 8) ~ 16",
        "divisible(3, 8) ~ 8",
        "divisible(10, 8) ~ 16",
        "divisible(32 * 0.35, 8) ~ 16",
        "stride == 1 ? in : 0 ~ 32",
        "false ? 1 : true ? 2 : 3 ~ 2",
        "9223372036854775807 ~ 9223372036854775807"})
    void computesNumbersExactly(String text, String expected) {
        var result = assertInstanceOf(Evaluated.Number.class, evaluate(text), text);
        assertEquals(expected, result.value().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "stride == 1 && in == 32 ~ true",
        "stride != 1 || in < 32 ~ false",
        "!residual ~ false",
        "residual == (1 < 2) ~ true",
        "1 / 3 + 1 / 3 + 1 / 3 == 1 ~ true",
        "1 <= 1 && 2 >= 3 ~ false",
        "false && 1 / 0 == 1 ~ false",
        "true || 1 / 0 == 1 ~ true",
        "0.1 + 0.2 == 0.3 ~ true"})
    void decidesConditions(String text, boolean expected) {
        assertEquals(new Evaluated.Truth(expected), evaluate(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "expnsion * 2 ~ There is no parameter 'expnsion'. ~ Did you mean 'expansion'?",
        "7 / 0 ~ 7 / 0 has no value. ~ Divide by something other than 0.",
        "7 % (stride - 1) ~ 7 % 0 has no value. ~ Divide by something other than 0.",
        "divisible(3, 0) ~ divisible(3, 0) has no value. ~ Give a divisor other than 0.",
        "9223372036854775807 + 1 ~ 9223372036854775807 + 1 does not fit 64 bits. ~ Use smaller numbers.",
        "1 < 2 < 3 ~ The left side of < is true or false, where a number is needed. ~ Compare with ?: to choose a number.",
        "in && true ~ The left side of && is a number, where true or false is needed. ~ Compare it, as in x > 0.",
        "in == true ~ == compares a number with true or false. ~ Give it two numbers or two conditions.",
        "in = 3 ~ '=' at character 4 means nothing here. ~ Compare with ==.",
        "in * ~ At character 5 there is the end, where a value is needed. ~ Put a number, a name or a bracketed expression there.",
        "(in ~ At character 4 there is the end, where ')' is needed. ~ Put ')' there.",
        "in 3 ~ '3' at character 4 follows a finished expression. ~ Put an operator between, or take it away.",
        "sqrt(4) ~ There is no function 'sqrt'. ~ Choose abs, ceil, divisible, floor, max, min or round.",
        "flor(4) ~ There is no function 'flor'. ~ Did you mean 'floor'?",
        "abs(1, 2) ~ abs takes 1 value, not 2. ~ Give 1 value.",
        "99999999999999999999 ~ The number 99999999999999999999 does not fit 64 bits. ~ Use fewer digits."})
    void saysWhatIsWrongAndWhatToDo(String text, String fact, String fix) {
        var failed = assertInstanceOf(Evaluated.Failed.class, evaluate(text));
        assertEquals(fact + " / " + fix, failed.finding().fact() + " / " + failed.finding().fix());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "!", "abs(", "1?1:", "1||1&&1==1<1+1*-"})
    void refusesDeepNestingAtOnce(String unit) {
        assertInstanceOf(Parsed.Bad.class, Expression.parse(unit.repeat(Expression.MAX_LENGTH / unit.length())));
    }

    @Test
    void refusesLongTexts() {
        assertInstanceOf(Parsed.Bad.class, Expression.parse("1".repeat(Expression.MAX_LENGTH + 1)));
    }

    @Test
    void takesALongFlatSum() {
        assertEquals(new Evaluated.Number(Rational.of(250)), evaluate("1" + "+1".repeat(249)));
    }

    @Test
    void listsNamesInOrderOfAppearance() {
        var parsed = assertInstanceOf(Parsed.Good.class, Expression.parse("out + in * out + max(a, 1)"));
        assertEquals(List.of("out", "in", "a"), List.copyOf(parsed.expression().names()));
    }

    @Test
    void aNameMayBeThatOfAFunction() {
        var parsed = assertInstanceOf(Parsed.Good.class, Expression.parse("min + 1"));
        var result = parsed.expression().evaluate(Scope.of(Map.of("min", number(2))));
        assertEquals(number(3), result);
    }

    /// A formula is evaluated for every count that is shown: 4,000 of them must not be felt.
    @Test
    void evaluatesThousandsOfFormulasInAnInstant() {
        var parsed = assertInstanceOf(Parsed.Good.class, Expression.parse("H * W * O * (I / g) * kh * kw"));
        var scope = Scope.of(Map.of(
                "H", number(56), "W", number(56), "O", number(128), "I", number(64), "g", number(1),
                "kh", number(3), "kw", number(3)));
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 50; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 4_000; i++) {
                assertEquals(number(231_211_008), parsed.expression().evaluate(scope));
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        assertTrue(best < 10_000_000, "4,000 evaluations took " + best + " ns");
    }

    private static Evaluated evaluate(String text) {
        return switch (Expression.parse(text)) {
            case Parsed.Good(var expression) -> expression.evaluate(SCOPE);
            case Parsed.Bad(var finding) -> new Evaluated.Failed(finding);
        };
    }

    private static Evaluated number(long value) {
        return new Evaluated.Number(Rational.of(value));
    }
}
