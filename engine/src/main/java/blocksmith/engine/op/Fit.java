package blocksmith.engine.op;

/// Whether a count fits 64 bits.
public enum Fit {
    EXACT, SATURATED
}
