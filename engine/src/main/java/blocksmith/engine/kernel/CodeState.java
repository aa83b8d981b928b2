package blocksmith.engine.kernel;

/// How far code that is written for a shape has come.
public enum CodeState {
    /// A plain form of the same bits, several times slower, runs until the compiler has made the fast one.
    PENDING,
    /// The fast form runs.
    FAST,
    /// The compiler failed at it again and again, or it would be too long for the compiler: the plain form runs for good.
    PLAIN;

    /// That of the whole, which is as slow as its slowest part.
    public static CodeState of(Iterable<? extends GeneratedCode> parts) {
        var whole = FAST;
        for (var part : parts) {
            switch (part.state()) {
                case PENDING -> {
                    return PENDING;
                }
                case PLAIN -> whole = PLAIN;
                case FAST -> {
                }
            }
        }
        return whole;
    }
}
