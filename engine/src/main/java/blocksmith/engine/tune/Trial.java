package blocksmith.engine.tune;

import blocksmith.engine.kernel.Buffers;
import blocksmith.engine.kernel.Layout;
import blocksmith.engine.kernel.Order;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.plan.Choice;
import java.util.Arrays;

/// A kernel that is measured by itself. Where it cannot read or make the caller's order and another could, the change of
/// layout that a plan would need for it counts too.
final class Trial {
    private final Choice choice;
    private final TrialMemory memory;
    private final Buffers buffers;
    private final Order given;
    private final Order wanted;
    private long[] times = new long[16];
    private int count;

    /// @param memory that it shares with its rivals
    Trial(Choice choice, TrialMemory memory) {
        this.choice = choice;
        this.memory = memory;
        var best = choice.question().possible().getFirst();
        var orders = choice.layer().orders();
        this.given = best.input();
        this.wanted = best.output();
        var inner = memory.buffers();
        var read = orders.input() == Order.CHANNELS_FIRST ? inner.reading(memory.given()) : inner;
        var both = orders.added() == Order.CHANNELS_FIRST ? read.adding(memory.added()) : read;
        this.buffers = orders.output() == Order.CHANNELS_FIRST ? both.writing(memory.wanted()) : both;
    }

    Choice choice() {
        return choice;
    }

    /// Runs once, and returns how long it took.
    long run(WorkerPool workers) {
        var layer = choice.layer();
        long began = System.nanoTime();
        if (given == Order.CHANNELS_FIRST && layer.orders().input() == Order.CHANNELS_LAST) {
            Layout.toChannelsLast(layer.input(), memory.given(), 0, memory.arena(), memory.input(), workers);
        }
        choice.kernel().run(buffers, workers);
        if (wanted == Order.CHANNELS_FIRST && layer.orders().output() == Order.CHANNELS_LAST) {
            Layout.toChannelsFirst(layer.output(), memory.arena(), memory.output(), memory.wanted(), 0, workers);
        }
        return System.nanoTime() - began;
    }

    /// Runs once more, for its time.
    void measure(WorkerPool workers) {
        long took = run(workers);
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
        }
        times[count++] = took;
    }

    /// The lower quartile: what disturbs the machine makes runs longer, never shorter.
    double nanos() {
        var sorted = Arrays.copyOf(times, count);
        Arrays.sort(sorted);
        return Math.max(1, sorted[count / 4]);
    }
}
