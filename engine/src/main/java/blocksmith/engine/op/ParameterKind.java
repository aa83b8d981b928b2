package blocksmith.engine.op;

/// What a parameter's value may be: what its form field, its schema and its reading follow from.
public enum ParameterKind {
    /// A whole number.
    WHOLE,
    /// A decimal number.
    DECIMAL,
    /// True or false.
    TRUTH,
    /// One of the words of an enum.
    CHOICE,
    /// A number or `[height, width]`: [Size2].
    SIZE,
    /// `same`, a number or `[height, width]`: [Padding].
    PADDING,
    /// `same` or a number: [Channels].
    CHANNELS,
    /// `depthwise` or a number: [Groups].
    GROUPS,
    /// A list of whole numbers.
    WHOLES
}
