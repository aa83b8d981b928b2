package blocksmith.engine.kernel;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Prepared code by what it was made for. What the compiler is through with is kept, for it was dear: that which was not
/// asked for the longest goes when there is much. What it is not goes with the last kernel that has it.
final class Known<S, T> {
    private static final int MOST = 512;

    private final Function<S, Prepared<T>> make;
    private final Map<S, Prepared<T>> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<S, Prepared<T>> eldest) {
            return size() > MOST;
        }
    };
    private final Map<S, WeakReference<Prepared<T>>> unfinished = new HashMap<>();
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
        var finished = kept.get(shape);
        var known = finished == null ? begun(shape) : finished;
        return known == null ? added(shape) : known;
    }

    private @Nullable Prepared<T> begun(S shape) {
        var reference = unfinished.get(shape);
        return reference == null ? null : reference.get();
    }

    private Prepared<T> added(S shape) {
        var made = make.apply(shape);
        if (made.state() != CodeState.PENDING) {
            kept.put(shape, made);
            return made;
        }
        var reference = new WeakReference<>(made);
        unfinished.put(shape, reference);
        made.whenOver(() -> keep(shape, reference));
        if (unfinished.size() > many) {
            unfinished.values().removeIf(other -> other.refersTo(null));
            many = Math.max(MOST, 2 * unfinished.size());
        }
        return made;
    }

    private synchronized void keep(S shape, WeakReference<Prepared<T>> reference) {
        var made = reference.get();
        if (made != null && unfinished.remove(shape, reference)) {
            kept.put(shape, made);
        }
    }

    /// How many are held, finished or not.
    synchronized int size() {
        return kept.size() + unfinished.size();
    }
}
