package blocksmith.engine.problem;

import java.util.Locale;

/// The kinds of problems. The printed form (`groups-do-not-divide`) is stable: programs may test for it.
public enum ProblemCode {
    /// The file is not JSON, or nested too deeply, or too large.
    UNREADABLE,
    /// The file is JSON, but no design by the schema.
    NOT_A_DESIGN,
    /// The format version is one that this program does not read.
    WRONG_VERSION,
    UNKNOWN_OPERATOR,
    UNKNOWN_VALUE,
    MISSING_VALUE,
    BAD_VALUE,
    BAD_EXPRESSION,
    UNKNOWN_PARAMETER,
    BAD_PARAMETER,
    /// Parameters do not go together, by a rule of their design.
    CONSTRAINT_VIOLATED,
    DANGLING_WIRE,
    UNKNOWN_PORT,
    UNCONNECTED_INPUT,
    CYCLE,
    /// A node stands for a design that is not found.
    NO_TEMPLATE,
    /// A node whose design is not found has its last known shape, or none.
    UNCERTAIN_SHAPE,
    /// A folder or zip holds something else than templates, or too much.
    NOT_A_COLLECTION,
    /// Something else has the name already.
    NAME_TAKEN,
    /// Designs within designs go too deep, or come to too many nodes.
    TOO_MUCH_INSIDE,
    /// Weights are missing or do not fit.
    BAD_WEIGHTS,
    WRONG_RANK,
    SHAPES_DIFFER,
    CHANNELS_DIFFER,
    GROUPS_DO_NOT_DIVIDE,
    WINDOW_TOO_LARGE,
    TOO_LARGE,
    OVERFLOW,
    NO_INPUT,
    NO_OUTPUT,
    UNUSED_RESULT,
    /// Another tool has nothing of the kind.
    NO_FORM,
    /// What is to run the design is not there.
    NO_BACKEND,
    /// The program itself failed.
    ENGINE_FAILURE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
