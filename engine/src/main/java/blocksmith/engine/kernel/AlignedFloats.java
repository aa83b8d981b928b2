package blocksmith.engine.kernel;

/// A stretch of a large array that begins on a cache line. With a 16-byte header, index 12 of an array that begins on a
/// line is on the next; the garbage collector places arrays of at least half a region so, and leaves them there.
///
/// @param offset where the stretch begins
record AlignedFloats(float[] array, int offset) {
    /// The first index that is on a line.
    static final int FIRST = 12;
    /// Floats of a line.
    static final int LINE = 16;
    private static final int SHARED = 1 << 20;

    private static final Object LOCK = new Object();
    private static float[] shared = {};
    private static int next;

    /// Small ones share arrays, which go when all that stand in them are gone.
    static AlignedFloats allocate(int floats) {
        int lines = Math.toIntExact(lines(floats));
        if (lines > SHARED / 4) {
            return new AlignedFloats(new float[Math.max(SHARED, FIRST + lines)], FIRST);
        }
        synchronized (LOCK) {
            if (next + lines > shared.length) {
                shared = new float[SHARED];
                next = FIRST;
            }
            var allocated = new AlignedFloats(shared, next);
            next += lines;
            return allocated;
        }
    }

    /// At least so many floats, on an odd number of lines: places so far apart fall into different parts of a cache, and no
    /// store is taken for one to what is loaded next.
    static int oddLines(long floats) {
        return Math.toIntExact(lines(floats) / LINE | 1) * LINE;
    }

    /// So many floats, and what is left of their last line.
    static long lines(long floats) {
        return Math.ceilDiv(floats, LINE) * LINE;
    }

    /// Reads some lines, so that they are near: one after the other they come at twice the rate at which sums that use them
    /// would fetch them.
    ///
    /// @return a sum of some of them, to be used somehow
    float read(int from, int count) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (int i = from; i + 3 * LINE < from + count; i += 4 * LINE) {
            a += array[i];
            b += array[i + LINE];
            c += array[i + 2 * LINE];
            d += array[i + 3 * LINE];
        }
        return a + b + c + d;
    }
}
