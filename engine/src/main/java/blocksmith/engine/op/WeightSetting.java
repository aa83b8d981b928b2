package blocksmith.engine.op;

import blocksmith.engine.problem.Excerpt;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.problem.Spelling;
import blocksmith.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Where one weight tensor of a node comes from, if its author has said so: a named initialization, one number for all
/// its elements, or the numbers of a small kernel.
public sealed interface WeightSetting {

    record Drawn(Initialization initialization) implements WeightSetting {
    }

    record Constant(double value) implements WeightSetting {
    }

    /// @param values in row-major order: of the whole tensor, or of one window that all filters have
    record Given(List<Double> values) implements WeightSetting {
        public Given {
            values = List.copyOf(values);
        }
    }

    /// What a document says; empty when it makes no sense.
    static Optional<WeightSetting> of(Literal literal) {
        return switch (literal) {
            case Literal.Word(var text) -> Initialization.named(text).map(Drawn::new);
            case Literal.Whole _,Literal.Decimal _ -> Optional.of(new Constant(literal.toDouble()));
            case Literal.Sequence sequence -> {
                var numbers = numbers(sequence).toList();
                yield numbers.contains(Double.NaN) ? Optional.empty() : Optional.of(new Given(numbers));
            }
            case Literal.Truth _ -> Optional.empty();
        };
    }

    private static Stream<Double> numbers(Literal literal) {
        return switch (literal) {
            case Literal.Sequence(var items) -> items.stream().flatMap(WeightSetting::numbers);
            case Literal.Whole _,Literal.Decimal _ -> Stream.of(literal.toDouble());
            case Literal.Truth _,Literal.Word _ -> Stream.of(Double.NaN);
        };
    }

    /// What is wrong with the settings of a node that needs these weights.
    static List<Finding> findings(Map<String, Literal> settings, List<WeightSpec> specs) {
        var findings = new ArrayList<Finding>();
        settings.forEach((name, literal) -> finding(name, literal, specs).ifPresent(findings::add));
        return findings;
    }

    private static Optional<Finding> finding(String name, Literal literal, List<WeightSpec> specs) {
        var spec = specs.stream().filter(one -> one.name().equals(name)).findFirst();
        if (spec.isEmpty()) {
            var names = specs.stream().map(WeightSpec::name).toList();
            return Optional.of(bad(name, "There are no weights '" + Excerpt.of(name) + "' here.",
                    names.isEmpty() ? "Take them away." : Spelling.suggestion(name, names, Spelling.choice(names))));
        }
        return switch (of(literal).orElse(null)) {
            case null -> Optional.of(bad(name, "'" + Excerpt.of(literal.toString()) + "' is no way to make weights.",
                    "Choose " + Spelling.alternatives(Initialization.ids()) + ", a number or a list of numbers."));
            case Drawn _,Constant _ -> Optional.empty();
            case Given(var values) -> length(name, values.size(), spec.get().shape());
        };
    }

    private static Optional<Finding> length(String name, int count, Shape shape) {
        return count == shape.elements() || count == window(shape)
                ? Optional.empty()
                : Optional.of(bad(name, count + " numbers are neither all " + Wording.number(shape.elements()) + " of "
                        + shape + " nor the " + window(shape) + " of one window.",
                        "Give as many, or one number for all."));
    }

    /// Elements of one filter's window on one channel.
    static long window(Shape shape) {
        return shape.isImage() ? (long) shape.height() * shape.width() : shape.elements();
    }

    private static Finding bad(String name, String fact, String fix) {
        return Finding.error(ProblemCode.BAD_WEIGHTS, Excerpt.of(name), fact, fix);
    }
}
