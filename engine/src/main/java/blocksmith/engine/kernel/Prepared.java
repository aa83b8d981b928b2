package blocksmith.engine.kernel;

/// Code that is plain at first, and fast as soon as the compiler has made it so: [Compilations] tells.
final class Prepared<T> {
    private volatile T current;

    Prepared(T plain) {
        this.current = plain;
    }

    /// What is best now; to be asked once for a stretch of work.
    T current() {
        return current;
    }

    void replaceBy(T fast) {
        current = fast;
    }
}
