package blocksmith.engine.tensor;

/// What a tensor holds.
public enum ElementType {
    FLOAT32(4), INT64(8), BOOL(1);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /// Bytes an element.
    public int bytes() {
        return bytes;
    }
}
