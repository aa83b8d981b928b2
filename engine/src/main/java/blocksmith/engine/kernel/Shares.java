package blocksmith.engine.kernel;

import java.util.concurrent.atomic.AtomicIntegerArray;

/// The shares of a task, one a thread, and how many pieces of each are taken.
final class Shares {
    /// Of a share: few enough for taking one to cost nothing, many enough for a late thread to find some.
    private static final int PIECES = 16;
    /// Counters stand on lines of their own, far from the array's length, which all threads read, and from each other:
    /// processors fetch lines by twos.
    private static final int APART = 2 * AlignedFloats.LINE;
    /// A share that takes less is left to whoever began it: what another makes of it has to come from one core to the other,
    /// and the next time back.
    private static final long WORTH_HELPING = 20_000;
    /// A look at a counter takes its line from whoever counts there.
    private static final int PAUSES_BETWEEN_LOOKS = 16;

    private final int threads;
    private final int count;
    private final AtomicIntegerArray taken;

    /// Some items of a task.
    interface Piece {
        void run(int from, int to);
    }

    /// @param count items
    Shares(int threads, int count) {
        this.threads = threads;
        this.count = count;
        this.taken = new AtomicIntegerArray((threads + 1) * APART);
    }

    /// Runs the thread's own share, then what is left of others'.
    void run(int thread, Piece piece) {
        long until = System.nanoTime() + WORTH_HELPING;
        runShare(thread, piece);
        for (int i = 1; i < threads; i++) {
            int other = (thread + i) % threads;
            if (isLeft(other, until)) {
                runShare(other, piece);
            }
        }
    }

    /// Whether another may take what is left of a share: at once where nobody has begun it, otherwise when it takes long.
    private boolean isLeft(int share, long until) {
        while (taken(share) > 0 && taken(share) < pieces(share)) {
            if (System.nanoTime() > until) {
                return true;
            }
            for (int i = 0; i < PAUSES_BETWEEN_LOOKS; i++) {
                Thread.onSpinWait();
            }
        }
        return taken(share) < pieces(share);
    }

    private void runShare(int share, Piece piece) {
        int from = first(share);
        int length = first(share + 1) - from;
        int pieces = pieces(share);
        for (int i = take(share); i < pieces; i = take(share)) {
            piece.run(from + (int) ((long) length * i / pieces), from + (int) ((long) length * (i + 1) / pieces));
        }
    }

    /// The first item of a share: where items do not go round, later shares have one more, which kernels count on
    /// ([DepthwiseConvolution]).
    private int first(int share) {
        return (int) ((long) count * share / threads);
    }

    private int pieces(int share) {
        return Math.min(PIECES, first(share + 1) - first(share));
    }

    private int taken(int share) {
        return taken.get((share + 1) * APART);
    }

    private int take(int share) {
        return taken.getAndIncrement((share + 1) * APART);
    }
}
