package blocksmith.engine.kernel;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Makes generated code hot before it is used: a thread of its own calls it on small numbers until the compiler has done
/// its best, which shows in that a call makes no object. Code that keeps making objects, as happens where the compiler
/// began with a poor profile, is defined anew.
public final class Compilations {
    private static final int CALLS = 200;
    private static final int MOST_ROUNDS = 400;
    private static final int TRIES = 3;
    private static final long NANOS_A_TRY = TimeUnit.SECONDS.toNanos(3);
    private static final AtomicInteger PENDING = new AtomicInteger();
    private static final ThreadPoolExecutor THREAD = thread();

    private static volatile boolean usesAtOnce;

    private Compilations() {
    }

    /// From now on code is used as it is made, cold: small runs, such as those of tests, would be over before it is hot.
    static void useAtOnce() {
        usesAtOnce = true;
    }

    private static ThreadPoolExecutor thread() {
        var executor = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                work -> Thread.ofPlatform().daemon().name("blocksmith-compilations").unstarted(work));
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /// How many kernels still run in their plain form.
    public static int pending() {
        return PENDING.get();
    }

    /// Replaces the plain form in `target`.
    ///
    /// @param code  makes the fast form
    /// @param calls calls it once, on small numbers
    static <T> void prepare(Prepared<T> target, Supplier<T> code, Call<T> calls) {
        if (usesAtOnce) {
            target.replaceBy(code.get());
            return;
        }
        PENDING.incrementAndGet();
        THREAD.execute(() -> {
            try {
                for (int attempt = 0; attempt < TRIES; attempt++) {
                    var made = code.get();
                    if (becomesHot(made, calls)) {
                        target.replaceBy(made);
                        return;
                    }
                }
            } finally {
                PENDING.decrementAndGet();
            }
        });
    }

    /// Runs a piece of code once.
    interface Call<T> {
        void on(T code);
    }

    private static <T> boolean becomesHot(T code, Call<T> calls) {
        var bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long until = System.nanoTime() + NANOS_A_TRY;
        for (int round = 0; round < MOST_ROUNDS && System.nanoTime() < until; round++) {
            long before = bean.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                calls.on(code);
            }
            if (bean.getCurrentThreadAllocatedBytes() - before < CALLS) {
                return true;
            }
        }
        return false;
    }
}
