package blocksmith.engine.bench;

import java.util.Arrays;

/// The last so many durations that were kept, and those of which it is not decided yet whether they count. Once emptied it
/// keeps the median that it had, until there is a new one.
final class Window {
    private static final int FIRST_PENDING = 64;

    private final long[] kept;
    private int count;
    private int next;
    private double last;
    private long[] pending = new long[FIRST_PENDING];
    private int waiting;

    Window(int most) {
        this.kept = new long[most];
    }

    void add(long duration) {
        if (waiting == pending.length) {
            pending = Arrays.copyOf(pending, 2 * waiting);
        }
        pending[waiting++] = duration;
    }

    /// What was added counts.
    void keep() {
        for (int i = 0; i < waiting; i++) {
            kept[next] = pending[i];
            next = (next + 1) % kept.length;
            count = Math.min(count + 1, kept.length);
        }
        waiting = 0;
    }

    /// What was added does not count.
    void drop() {
        waiting = 0;
    }

    int count() {
        return count;
    }

    long[] toArray() {
        return Arrays.copyOf(kept, count);
    }

    double median() {
        return count == 0 ? last : LatencyStatistics.of(toArray()).median();
    }

    void empty() {
        last = median();
        count = 0;
        next = 0;
        waiting = 0;
    }
}
