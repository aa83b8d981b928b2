package blocksmith.engine.op;

import java.util.Arrays;
import java.util.List;

/// What a parameter's value may be: what its form field, its schema and its reading follow from.
public enum ParameterKind {
    /// A whole number.
    WHOLE(int.class, List.of(), LiteralForm.WHOLE),
    /// A decimal number.
    DECIMAL(double.class, List.of(), LiteralForm.DECIMAL),
    /// True or false.
    TRUTH(boolean.class, List.of(), LiteralForm.TRUTH),
    /// One of the words of an enum.
    CHOICE(Enum.class, List.of(), LiteralForm.WORD),
    /// A number or `[height, width]`: [Size2].
    SIZE(Size2.class, List.of(), LiteralForm.WHOLE, LiteralForm.PAIR),
    /// `same`, a number or `[height, width]`: [Padding].
    PADDING(Padding.class, List.of("same"), LiteralForm.WORD, LiteralForm.WHOLE, LiteralForm.PAIR),
    /// `same` or a number: [Channels].
    CHANNELS(Channels.class, List.of("same"), LiteralForm.WORD, LiteralForm.WHOLE),
    /// `depthwise` or a number: [Groups].
    GROUPS(Groups.class, List.of("depthwise"), LiteralForm.WORD, LiteralForm.WHOLE),
    /// `auto` or a number: [Hidden].
    HIDDEN(Hidden.class, List.of("auto"), LiteralForm.WORD, LiteralForm.WHOLE),
    /// A number of equal parts or a list of sizes: [Parts].
    PARTS(Parts.class, List.of(), LiteralForm.WHOLE, LiteralForm.LIST),
    /// A number or a list of them: [Numbers].
    NUMBERS(Numbers.class, List.of(), LiteralForm.WHOLE, LiteralForm.LIST);

    private final Class<?> valueType;
    private final List<String> keywords;
    private final List<LiteralForm> forms;

    ParameterKind(Class<?> valueType, List<String> keywords, LiteralForm... forms) {
        this.valueType = valueType;
        this.keywords = keywords;
        this.forms = List.of(forms);
    }

    /// The kind of a record component of this type.
    static ParameterKind of(Class<?> type) {
        return Arrays.stream(values())
                .filter(kind -> kind.valueType.isAssignableFrom(type))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No kind of parameter is a " + type));
    }

    /// The words that every parameter of this kind takes; those of a [#CHOICE] are its own.
    List<String> keywords() {
        return keywords;
    }

    /// The ways in which a document may write it.
    public List<LiteralForm> forms() {
        return forms;
    }
}
