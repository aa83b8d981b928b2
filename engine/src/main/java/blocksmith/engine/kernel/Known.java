package blocksmith.engine.kernel;

import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Prepared code by what it was made for. What the compiler is through with is kept, for it was dear: that which was not
/// asked for the longest goes when there is much. What it is not goes with the last kernel that has it.
final class Known<S, T> {
    private static final int MOST = 512;

    private final Function<S, Prepared<T>> make;
    private final Map<S, Entry<T>> all = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<S, Entry<T>> eldest) {
            return size() > MOST;
        }
    };

    private static final class Entry<T> {
        /// Null when it is gone.
        Supplier<@Nullable Prepared<T>> code;

        Entry(Prepared<T> code) {
            this.code = new WeakReference<>(code)::get;
        }
    }

    Known(Function<S, Prepared<T>> make) {
        this.make = make;
    }

    Prepared<T> of(S shape) {
        var found = find(shape);
        CodeLog.note(found);
        return found;
    }

    private synchronized Prepared<T> find(S shape) {
        var entry = all.get(shape);
        var known = entry == null ? null : entry.code.get();
        return known == null ? added(shape) : known;
    }

    private Prepared<T> added(S shape) {
        var made = make.apply(shape);
        var entry = new Entry<>(made);
        all.put(shape, entry);
        if (made.state() == CodeState.PENDING) {
            made.whenOver(() -> keep(entry));
        } else {
            keep(entry);
        }
        return made;
    }

    private synchronized void keep(Entry<T> entry) {
        var kept = entry.code.get();
        entry.code = () -> kept;
    }
}
