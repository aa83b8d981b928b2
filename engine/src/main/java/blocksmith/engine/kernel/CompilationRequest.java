package blocksmith.engine.kernel;

import java.util.List;
import java.util.Optional;

/// Somebody's wish that code be made fast. It is given up by closing it, or by forgetting it; what has begun is ended.
public final class CompilationRequest implements AutoCloseable {
    private final List<Prepared<?>> code;
    private volatile boolean closed;

    private CompilationRequest(List<Prepared<?>> code) {
        this.code = code;
    }

    /// Asks for `code` before all that was asked for earlier.
    ///
    /// @param code what matters most first
    public static CompilationRequest of(List<GeneratedCode> code) {
        var request = new CompilationRequest(code.stream().<Prepared<?>>map(CompilationRequest::prepared).toList());
        Compilations.add(request);
        return request;
    }

    private static Prepared<?> prepared(GeneratedCode code) {
        return switch (code) {
            case Prepared<?> prepared -> prepared;
        };
    }

    /// What is to be begun next; empty where there is nothing.
    Optional<Prepared<?>> next() {
        return closed
                ? Optional.empty()
                : code.stream().filter(one -> !one.hasBegun()).findFirst();
    }

    @Override
    public void close() {
        closed = true;
    }
}
