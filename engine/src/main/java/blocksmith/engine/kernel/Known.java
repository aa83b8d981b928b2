package blocksmith.engine.kernel;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Prepared code by what it was made for, as long as a kernel has it. What the compiler is through with is kept longer, for
/// it was dear: that which was not asked for the longest goes when there is much.
final class Known<S, T> {
    /// Two networks' and what some dozens of edits ask for; each has 15 KB of metaspace and 6 to 11 KB of code.
    private static final int MOST = 128;

    private final Function<S, Prepared<T>> make;
    private final Map<S, WeakReference<Prepared<T>>> all = new HashMap<>();
    private final Map<S, Prepared<T>> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<S, Prepared<T>> eldest) {
            return size() > MOST;
        }
    };
    /// With more, those that are gone are looked for.
    private int many = MOST;

    Known(Function<S, Prepared<T>> make) {
        this.make = make;
    }

    Prepared<T> of(S shape) {
        var found = find(shape);
        CodeLog.note(found);
        return found;
    }

    private synchronized Prepared<T> find(S shape) {
        var held = held(shape);
        var found = held == null ? added(shape) : held;
        if (found.state() != CodeState.PENDING) {
            kept.put(shape, found);
        }
        return found;
    }

    private @Nullable Prepared<T> held(S shape) {
        var reference = all.get(shape);
        return reference == null ? null : reference.get();
    }

    private Prepared<T> added(S shape) {
        var made = make.apply(shape);
        var reference = new WeakReference<>(made);
        all.put(shape, reference);
        made.whenOver(() -> keep(shape, reference));
        if (all.size() > many) {
            all.values().removeIf(other -> other.refersTo(null));
            many = Math.max(MOST, 2 * all.size());
        }
        return made;
    }

    private synchronized void keep(S shape, WeakReference<Prepared<T>> reference) {
        var made = reference.get();
        if (made != null && reference.equals(all.get(shape))) {
            kept.put(shape, made);
        }
    }

    /// How many are held, finished or not, and how many are gone that nobody has looked for since.
    synchronized int size() {
        return all.size();
    }
}
