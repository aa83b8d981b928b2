package blocksmith.engine.kernel;

/// How many threads read the same weights at the same time.
enum Readers {
    ONE,
    /// A store, even one that writes nothing, would take a line from the others ([Ahead]).
    SEVERAL
}
