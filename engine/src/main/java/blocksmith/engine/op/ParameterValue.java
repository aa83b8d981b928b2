package blocksmith.engine.op;

/// A value of a parameter that is more than a number, a truth value or a choice.
public sealed interface ParameterValue permits Size2, Padding, Channels, Groups, Hidden, Numbers, Parts {
    /// As it stands in a document; the `of` beside it reads it again.
    Literal literal();
}
