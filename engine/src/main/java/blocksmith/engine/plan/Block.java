package blocksmith.engine.plan;

/// Memory that is needed from step `from` to step `until`, both included.
///
/// @param floats how many
record Block(int from, int until, long floats) {

    boolean livesWith(Block other) {
        return from <= other.until && other.from <= until;
    }
}
