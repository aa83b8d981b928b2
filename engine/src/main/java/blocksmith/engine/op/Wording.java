package blocksmith.engine.op;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Numbers and lists as findings write them.
final class Wording {
    private static final int MOST_CHOICES = 10;

    private Wording() {
    }

    /// `1,048,576`
    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// `1`, `1 or 2`, `1, 2 or 4`.
    static String either(List<String> choices) {
        int last = choices.size() - 1;
        return last < 1
                ? String.join("", choices)
                : String.join(", ", choices.subList(0, last)) + " or " + choices.get(last);
    }

    /// The divisors of `number` as choices: of many, the ten nearest to `wanted`.
    static String divisors(int number, int wanted) {
        return either(
                IntStream.rangeClosed(1, number)
                        .filter(divisor -> number % divisor == 0)
                        .boxed()
                        .sorted(Comparator.comparingInt(divisor -> Math.abs(divisor - wanted)))
                        .limit(MOST_CHOICES)
                        .sorted()
                        .map(String::valueOf)
                        .toList());
    }
}
