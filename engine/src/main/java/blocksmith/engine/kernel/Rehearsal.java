package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Prepared.Call;
import blocksmith.engine.kernel.Prepared.Recipe;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/// Calls new code on small numbers until the compiler has done its best, which shows in that a call makes no object. Code
/// that keeps making objects, as happens where the compiler began with a poor profile, is defined anew.
///
/// The compiler takes its time on a thread of its own, so calls come by rounds with rests between, in which other code has
/// its rounds: at first so many that there are enough for it to want the code, then a short call now and then, to see whether
/// it is done. More would take the processor from the compiler, and make it compile the loops once more, to go on in the midst
/// of a call: until it is done, each vector is an object.
final class Rehearsal<T> {
    private static final int CALLS = 8;
    /// Turns after which the compiler wants anything, and does not drop from its queue what is no longer called.
    private static final int ENOUGH = 20_000;
    /// From a round to the next, in which the compiler may begin.
    private static final long REST = TimeUnit.MILLISECONDS.toNanos(8);
    /// From a round to the next where the compiler should have begun.
    private static final long LONG_REST = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(4);
    private static final int TRIES = 3;
    static final long NANOS_A_TRY = TimeUnit.SECONDS.toNanos(6);
    /// An object has more bytes.
    private static final int NO_OBJECT = 8;

    private final ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long nanosATry;
    private final Prepared<T> target;
    private final Recipe<T> recipe;
    private final Call<T> call;
    /// How many rounds follow each other soon.
    private final int soon;
    private T code;
    private int tries = 1;
    private int rounds;
    private long began = System.nanoTime();
    private long nextRound = began;
    private long nextLook = began;

    Rehearsal(Prepared<T> target, Recipe<T> recipe, long nanosATry) {
        this.nanosATry = nanosATry;
        this.target = target;
        this.recipe = recipe;
        this.call = recipe.calls().get();
        this.soon = Math.ceilDiv((int) (ENOUGH * recipe.scale()), CALLS * Call.MANY);
        this.code = recipe.code().get();
    }

    /// Whether nothing is left to do but to see now and then whether the compiler is done.
    boolean isWaiting() {
        return System.nanoTime() < nextRound;
    }

    /// Goes on for a moment; to be called on one thread.
    ///
    /// @return whether there is more to do
    boolean goesOn() {
        if (!isWaiting()) {
            rounds++;
            bytesOf(CALLS, Call.MANY);
            nextRound = System.nanoTime() + (rounds < soon ? REST : LONG_REST);
        } else if (System.nanoTime() >= nextLook) {
            if (isHot()) {
                target.become(code);
                return false;
            }
            nextLook = System.nanoTime() + BETWEEN_LOOKS;
        }
        return System.nanoTime() - began < nanosATry || triesAgain();
    }

    /// Leaves the code plain if it is not fast yet.
    void giveUp() {
        if (target.state() == CodeState.PENDING) {
            target.remainPlain();
        }
    }

    private boolean isHot() {
        return bytesOf(1, 1) < NO_OBJECT && bytesOf(CALLS, Call.MANY) < CALLS;
    }

    /// Of the objects that so many calls make.
    private long bytesOf(int calls, int turns) {
        long before = bean.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < calls; i++) {
            call.on(code, turns);
        }
        return bean.getCurrentThreadAllocatedBytes() - before;
    }

    private boolean triesAgain() {
        if (tries == TRIES) {
            target.remainPlain();
            return false;
        }
        tries++;
        code = recipe.code().get();
        rounds = 0;
        began = System.nanoTime();
        nextRound = began;
        return true;
    }
}
