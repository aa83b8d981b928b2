package blocksmith.engine.problem;

import org.jspecify.annotations.Nullable;

/// A problem as its finder sees it, before anyone has said at which node.
///
/// @param part the parameter or port that it is about, if one
/// @param fact what is so, with its numbers, as a sentence
/// @param fix  what to do, as a sentence
public record Finding(ProblemCode code, Severity severity, @Nullable String part, String fact, String fix) {

    public static Finding error(ProblemCode code, @Nullable String part, String fact, String fix) {
        return new Finding(code, Severity.ERROR, part, fact, fix);
    }

    public static Finding warning(ProblemCode code, @Nullable String part, String fact, String fix) {
        return new Finding(code, Severity.WARNING, part, fact, fix);
    }

    public Problem at(NodePath node) {
        return new Problem(code, severity, Place.of(node, part), fact, fix);
    }

    public Problem atDesign() {
        return new Problem(code, severity, new Place(null, part), fact, fix);
    }
}
