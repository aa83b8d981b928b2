package blocksmith.engine.kernel;

/// The vectors that a machine keeps in registers: with AVX-512 and on ARM more than with AVX2, whose few decide how much a loop
/// may hold.
final class Registers {
    static final boolean ARE_FEW = Lanes.COUNT < 16;

    private Registers() {
    }
}
