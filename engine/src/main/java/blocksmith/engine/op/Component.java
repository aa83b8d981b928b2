package blocksmith.engine.op;

import blocksmith.engine.problem.Excerpt;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A component of an operator's record: a parameter, and the way between its literals and its values.
record Component(ParameterType type, RecordComponent source) {

    /// What came of reading a literal.
    sealed interface Reading {
        record Good(Object value) implements Reading {
        }

        record Bad(Finding finding) implements Reading {
        }
    }

    static Component of(RecordComponent source) {
        var param = source.getAnnotation(Param.class);
        if (param == null) {
            throw new IllegalStateException(source + " has no @Param");
        }
        var fallback = param.fallback().isEmpty() ? null : Literal.parse(param.fallback());
        var kind = ParameterKind.of(source.getType());
        return new Component(
                new ParameterType(source.getName(), param.label(), param.help(), kind, words(kind, source.getType()),
                        param.min(), param.max(), fallback),
                source);
    }

    private static List<String> words(ParameterKind kind, Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(constant -> word((Enum<?>) constant)).toList()
                : kind.keywords();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The value that `literal` stands for, or why it stands for none.
    Reading read(Literal literal) {
        if (!type.takes(literal)) {
            return bad(about("cannot be " + Excerpt.of(literal.toString())), "Give " + type.expected() + ".");
        }
        if (!isInRange(literal)) {
            return bad(
                    about("cannot be " + Excerpt.of(literal.toString())),
                    "Choose from " + Wording.number(type.min()) + " to " + Wording.number(type.max()) + ".");
        }
        return tooMany(literal).orElseGet(() -> new Reading.Good(value(literal)));
    }

    private Optional<Reading> tooMany(Literal literal) {
        if (type.kind() == ParameterKind.PARTS && Parts.of(literal).count() > Parts.MAX_COUNT) {
            return Optional.of(
                    bad(about("cannot be " + Parts.of(literal).count()), "Choose at most " + Parts.MAX_COUNT + "."));
        }
        return literal instanceof Literal.Sequence(var items) && items.size() > Numbers.MAX_COUNT
                ? Optional.of(
                        bad(about("cannot be " + items.size() + " numbers"),
                                "Give at most " + Numbers.MAX_COUNT + "."))
                : Optional.empty();
    }

    /// Why an operator without this parameter's value cannot be made.
    Finding missing() {
        return Finding.error(ProblemCode.MISSING_VALUE, type.name(), about("is missing"),
                "Give " + type.expected() + ".");
    }

    /// A value in place of one that is wrong or missing: the default, or else the least.
    Object standIn() {
        var fallback = type.fallback();
        return value(fallback == null ? new Literal.Whole(type.min()) : fallback);
    }

    private String about(String predicate) {
        return type.label() + " " + predicate + ".";
    }

    private Reading bad(String fact, String fix) {
        return new Reading.Bad(Finding.error(ProblemCode.BAD_VALUE, type.name(), fact, fix));
    }

    private boolean isInRange(Literal literal) {
        return switch (literal) {
            case Literal.Whole(long value) -> value >= type.min() && value <= type.max();
            case Literal.Decimal(double value) -> value >= type.min() && value <= type.max();
            case Literal.Truth _,Literal.Word _ -> true;
            case Literal.Sequence(var items) -> items.stream().allMatch(this::isInRange);
        };
    }

    private Object value(Literal literal) {
        return switch (type.kind()) {
            case WHOLE -> literal.toInt();
            case DECIMAL -> literal.toDouble();
            case TRUTH -> literal.equals(new Literal.Truth(true));
            case CHOICE -> source.getType().getEnumConstants()[type.words().indexOf(literal.toString())];
            case SIZE -> Size2.of(literal);
            case PADDING -> Padding.of(literal);
            case CHANNELS -> Channels.of(literal);
            case GROUPS -> Groups.of(literal);
            case HIDDEN -> Hidden.of(literal);
            case PARTS -> Parts.of(literal);
            case NUMBERS -> Numbers.of(literal);
        };
    }

    /// The parameter's value in `operator`, as it stands in a document.
    Literal write(Operator operator) {
        return switch (valueOf(operator)) {
            case Integer whole -> new Literal.Whole(whole);
            case Double decimal -> new Literal.Decimal(decimal);
            case Boolean truth -> new Literal.Truth(truth);
            case Enum<?> constant -> new Literal.Word(word(constant));
            case ParameterValue value -> value.literal();
            default -> throw new IllegalStateException("No kind of parameter is " + type);
        };
    }

    private Object valueOf(Operator operator) {
        try {
            return source.getAccessor().invoke(operator);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Cannot read " + source, e);
        }
    }
}
