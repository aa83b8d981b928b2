package blocksmith.engine.kernel;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Makes generated code hot before it is used, on a thread that lives as long as there is something to do: what was asked
/// for last comes first, and what nobody asks for any more is not begun.
final class Compilations {
    /// So that the compiler has the next at once when it is through with one.
    private static final int AT_ONCE = 6;
    /// Older ones are forgotten.
    private static final int MOST_REQUESTS = 64;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final Deque<WeakReference<CompilationRequest>> NEWEST_FIRST = new ArrayDeque<>();

    private static final System.Logger LOG = System.getLogger(Compilations.class.getName());

    private static volatile boolean skipped;
    private static @Nullable Thread thread;

    private Compilations() {
    }

    /// From now on code is used as it is made, cold: small runs, such as those of tests, would be over before it is hot.
    static void skip() {
        skipped = true;
    }

    static void skipNoLonger() {
        skipped = false;
    }

    static boolean areSkipped() {
        return skipped;
    }

    static void add(CompilationRequest request) {
        synchronized (NEWEST_FIRST) {
            NEWEST_FIRST.addFirst(new WeakReference<>(request));
            if (NEWEST_FIRST.size() > MOST_REQUESTS) {
                NEWEST_FIRST.removeLast();
            }
            if (thread == null) {
                thread = Thread.ofPlatform().daemon().name("blocksmith-compilations").start(Compilations::work);
            }
        }
    }

    private static void work() {
        var begun = new ArrayList<Rehearsal<?>>();
        try {
            while (fill(begun)) {
                begun.removeIf(rehearsal -> !goesOn(rehearsal));
                if (begun.stream().allMatch(Rehearsal::isWaiting)) {
                    LockSupport.parkNanos(PAUSE);
                }
            }
        } finally {
            begun.forEach(Rehearsal::giveUp);
            end();
        }
    }

    /// What one piece of code throws must not keep the others from being made.
    private static boolean goesOn(Rehearsal<?> rehearsal) {
        try {
            return rehearsal.goesOn();
        } catch (RuntimeException failure) {
            rehearsal.giveUp();
            tell(failure);
            return false;
        }
    }

    private static void begin(Prepared<?> code, List<Rehearsal<?>> begun) {
        try {
            begun.add(code.begin());
        } catch (RuntimeException failure) {
            code.remainPlain();
            tell(failure);
        } catch (Error failure) {
            code.remainPlain();
            throw failure;
        }
    }

    private static void tell(RuntimeException failure) {
        LOG.log(System.Logger.Level.DEBUG, "Code remains plain", failure);
    }

    /// Begins what there is room for.
    ///
    /// @return false when there is nothing left to do, and another thread will do what comes
    private static boolean fill(List<Rehearsal<?>> begun) {
        while (begun.size() < AT_ONCE) {
            var next = begun.isEmpty() ? nextOrEnd() : next();
            if (next.isEmpty()) {
                break;
            }
            begin(next.get(), begun);
        }
        return !begun.isEmpty();
    }

    private static Optional<Prepared<?>> nextOrEnd() {
        synchronized (NEWEST_FIRST) {
            var next = next();
            if (next.isEmpty()) {
                end();
            }
            return next;
        }
    }

    private static void end() {
        synchronized (NEWEST_FIRST) {
            if (Thread.currentThread().equals(thread)) {
                thread = null;
            }
        }
    }

    private static Optional<Prepared<?>> next() {
        synchronized (NEWEST_FIRST) {
            while (!NEWEST_FIRST.isEmpty()) {
                var newest = NEWEST_FIRST.getFirst().get();
                var next = newest == null ? Optional.<Prepared<?>>empty() : newest.next();
                if (next.isPresent()) {
                    return next;
                }
                NEWEST_FIRST.removeFirst();
            }
            return Optional.empty();
        }
    }
}
