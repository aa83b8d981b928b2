package blocksmith.engine.kernel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// Prepared code by what it was made for: that which was not asked for the longest goes when there is much.
final class Known<S, T> {
    private static final int MOST = 512;

    private final Function<S, Prepared<T>> make;
    private final Map<S, Prepared<T>> all = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<S, Prepared<T>> eldest) {
            return size() > MOST;
        }
    });

    Known(Function<S, Prepared<T>> make) {
        this.make = make;
    }

    Prepared<T> of(S shape) {
        return all.computeIfAbsent(shape, make);
    }
}
