package blocksmith.engine.kernel;

import java.util.List;

/// The vectors that a machine keeps in registers, and that loops may hold: 32 with AVX-512, 16 without. ARM has 32 short ones,
/// which are taken for 16 until somebody measures them.
final class Registers {
    static final boolean ARE_FEW = Lanes.COUNT < 16;
    /// Whether a fence between loads is no instruction: then it may tell the compiler in what order loads are made. ARM has an
    /// instruction for it.
    static final boolean FENCES_ARE_FREE = List.of("amd64", "x86_64").contains(System.getProperty("os.arch"));
    /// Whether fences are free, and registers so few that most loops are written for them.
    static final boolean NEED_FENCES = ARE_FEW && FENCES_ARE_FREE;

    private Registers() {
    }
}
