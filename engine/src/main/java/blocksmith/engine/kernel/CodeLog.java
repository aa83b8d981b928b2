package blocksmith.engine.kernel;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Notes what generated code is asked for while a kernel is made, so that no kernel has to tell by itself.
public final class CodeLog {
    private static final ScopedValue<CodeLog> OPEN = ScopedValue.newInstance();

    private final Set<GeneratedCode> code = new LinkedHashSet<>();

    /// Does `work`, and notes what it asks for, on this thread.
    public <T> T during(Supplier<T> work) {
        return ScopedValue.where(OPEN, this).call(work::get);
    }

    static void note(GeneratedCode asked) {
        if (OPEN.isBound()) {
            OPEN.get().code.add(asked);
        }
    }

    /// What was noted, in that order.
    public List<GeneratedCode> code() {
        return List.copyOf(code);
    }
}
