package blocksmith.engine.problem;

/// What a user did wrong, as a value: where, the fact with its numbers, and the fix.
public record Problem(ProblemCode code, Severity severity, Place place, String fact, String fix) {

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// `conv.groups: 32 channels cannot be split into 5 groups. Choose 1, 2, 4, 8, 16 or 32.`
    @Override
    public String toString() {
        return place + ": " + fact + " " + fix;
    }
}
