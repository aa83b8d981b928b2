package blocksmith.engine.kernel;

/// The vectors that a machine keeps in registers, and that loops may hold: 32 with AVX-512, 16 without. ARM has 32 short ones,
/// which are taken for 16 until somebody measures them.
final class Registers {
    static final boolean ARE_FEW = Lanes.COUNT < 16;

    private Registers() {
    }
}
