package blocksmith.engine.backend;

import blocksmith.engine.kernel.CodeState;
import java.util.List;

/// How many kernels of a program run in a plain form, which is several times slower.
///
/// @param pending until the compiler is through with them: numbers are provisional
/// @param plain   for good: the compiler failed at them, or they would be too long for it
public record Readiness(int pending, int plain) {
    /// None.
    public static final Readiness READY = new Readiness(0, 0);

    static Readiness of(List<CodeState> kernels) {
        return new Readiness(count(kernels, CodeState.PENDING), count(kernels, CodeState.PLAIN));
    }

    private static int count(List<CodeState> kernels, CodeState state) {
        return (int) kernels.stream().filter(state::equals).count();
    }

    /// That of both.
    public Readiness with(Readiness other) {
        return new Readiness(pending + other.pending, plain + other.plain);
    }

    /// Whether all are as fast as they become.
    public boolean isReached() {
        return pending == 0;
    }
}
