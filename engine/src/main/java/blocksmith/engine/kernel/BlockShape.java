package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Epilogue.Residual;

/// What a [Block] is made for: all that is a constant in its loops.
///
/// @param pixels   output pixels
/// @param vectors  of output channels
/// @param step     floats from the inputs of one output pixel to those of the next
/// @param stride   floats from the weights of one input to those of the next
/// @param to       where the results go
/// @param from     where what is added to them stands
/// @param bias     where the number that each sum begins with comes from
/// @param residual whether something is added
/// @param clamp    the limits of each result
/// @param inputs   of a pixel
/// @param ahead    lines of weights that are needed next and are fetched with the inputs of an iteration ([Ahead])
record BlockShape(int pixels, int vectors, int step, int stride, Spread to, Spread from, Bias bias, Residual residual,
        Clamp clamp, Inputs inputs, int ahead) {
    BlockShape {
        if (bias == Bias.NONE && residual == Residual.NONE) {
            throw new IllegalArgumentException("Sums of later inputs are added to those of the first");
        }
        if (inputs.areAllTogether() && (bias != Bias.BY_VECTOR || ahead > 0)) {
            throw new IllegalArgumentException("Blocks in a row have the same weights, and fetch none");
        }
        boolean isEven = pixels % 2 == 0 && vectors > 1 && bias == Bias.BY_VECTOR;
        if (from.first != to.first || (to.isShared() && !isEven)) {
            throw new IllegalArgumentException("Pixels that share their first vectors do so by pairs, and have others");
        }
    }

    /// Where biases stand.
    enum Bias {
        /// Vectors, before the weights of the first input.
        BY_VECTOR,
        /// One a pixel, before the first input of the first pixel: output channels have changed places with pixels.
        BY_PIXEL,
        /// Nowhere: these are not the first inputs that are summed.
        NONE
    }

    /// How the vectors of a block lie.
    ///
    /// @param step  floats from one pixel to the next
    /// @param first floats from the first vector to the second: half a vector where two pixels share it, the first in its first half
    /// @param last  floats from the first vector to the last: fewer than a vector each where the last overlaps
    record Spread(int step, int first, int last) {
        Spread {
            if (first != Lanes.COUNT && first != Lanes.COUNT / 2) {
                throw new IllegalArgumentException(
                        "A vector is of one pixel or of two, not of " + first + " floats of one");
            }
        }

        /// No pixels share a vector.
        Spread(int step, int last) {
            this(step, Lanes.COUNT, last);
        }

        private boolean isShared() {
            return first < Lanes.COUNT;
        }
    }

    /// Beside the sums, registers hold a panel's vectors and one input. Where they are few and nothing keeps loads in order, they must
    /// hold two inputs, and vectors of the input after these.
    private static final int MOST_SUMS = (int) choice(24, 10, 12);
    /// Where pixels share vectors: 25 sums, as ten pixels have of two vectors and a half, three vectors of weights and two inputs are 30.
    private static final int MOST_SUMS_IN_PAIRS = 25;
    static final int MOST_VECTORS = 4;
    /// Vectors with which there may be as many sums: more take the registers themselves.
    private static final int WIDEST = Registers.ARE_FEW ? 2 : MOST_VECTORS;
    private static final int FEWER_SUMS = 9;
    static final int MOST_PIXELS = 12;

    /// Multiply-adds and loads that are begun in a cycle.
    private static final double A_CYCLE = 2;
    /// Cycles that one multiply-add waits for the one before.
    private static final double LATENCY = Registers.ARE_FEW ? 5 : 4;
    /// Cycles that an input takes beside: addresses and the checks of bounds.
    private static final double AN_INPUT = choice(1, 0.7, 0.15);
    /// Multiply-adds in whose time a pixel's input is loaded and put beside that of the pixel that it shares a vector with.
    private static final double PIXEL_IN_PAIRS = 1.9;

    /// Cycles that a block takes to begin and end, and that each of its sums takes beside.
    static final double FIXED = choice(12, 12, 33);
    private static final double A_SUM = choice(1.2, 1.2, 0.1);

    /// Cycles that a block of a row takes to begin and end ([#makesRows]).
    private static final double FIXED_IN_A_ROW = 12;

    /// By the registers that there are.
    ///
    /// @param inOrder where they are few and fences keep loads in order
    private static double choice(double many, double few, double inOrder) {
        if (Registers.NEED_FENCES) {
            return inOrder;
        }
        return Registers.ARE_FEW ? few : many;
    }

    /// Where a vector stands behind the first one of its pixel.
    int offset(Spread spread, int vector) {
        if (vector == 0) {
            return 0;
        }
        return vector == vectors - 1 ? spread.last : spread.first + (vector - 1) * Lanes.COUNT;
    }

    /// Whether a vector is that of two pixels, a half each.
    boolean isShared(int vector) {
        return vector == 0 && to.isShared();
    }

    int offset(Spread spread, int pixel, int vector) {
        return pixel * spread.step + offset(spread, vector);
    }

    /// Where a vector of weights stands behind the first one of its input: packed weights follow each other, pixels overlap
    /// where outputs do.
    int weight(int vector) {
        return bias == Bias.BY_PIXEL ? offset(to, vector) : vector * Lanes.COUNT;
    }

    int lanes() {
        return vectors * Lanes.COUNT;
    }

    /// Whether one call makes as many blocks, each beside the one before, as it is asked for. There is room for a loop over blocks
    /// where there is none over inputs.
    boolean makesRows() {
        return inputs.areAllTogether();
    }

    /// From the first input of a block to that of the next in a row.
    int toNextInput() {
        return pixels * step;
    }

    /// From the first result of a block to that of the next in a row, or from what is added to it.
    int toNext(Spread spread) {
        return pixels * spread.step;
    }

    /// The number of pixels with which `count` pixels take the least time.
    ///
    /// @param inputs summed for each output
    static int pixels(int vectors, int count, int inputs) {
        int best = 1;
        for (int pixels = 2; pixels <= mostPixels(vectors) && pixels <= count; pixels++) {
            if (cycles(pixels, vectors, count, inputs, fixed(inputs)) <= cycles(best, vectors, count, inputs,
                    fixed(inputs))) {
                best = pixels;
            }
        }
        return best;
    }

    /// The same where two pixels at a time share their first vector.
    ///
    /// @param count two at least
    static int pixelsInPairs(int vectors, int count, int inputs) {
        int best = 2;
        for (int pixels = 4; sumsInPairs(pixels, vectors) <= MOST_SUMS_IN_PAIRS
                && pixels <= Math.min(count, MOST_PIXELS); pixels += 2) {
            if (cyclesInPairs(pixels, vectors, count, inputs) <= cyclesInPairs(best, vectors, count, inputs)) {
                best = pixels;
            }
        }
        return best;
    }

    private static int sumsInPairs(int pixels, int vectors) {
        return pixels * vectors - pixels / 2;
    }

    static int mostPixels(int vectors) {
        return Math.min(MOST_PIXELS, (vectors > WIDEST ? FEWER_SUMS : MOST_SUMS) / vectors);
    }

    /// What a panel of so many vectors takes for `count` pixels, roughly.
    static double cycles(int vectors, int count, int inputs) {
        return cycles(pixels(vectors, count, inputs), vectors, count, inputs, fixed(inputs));
    }

    /// The same where pixels share vectors.
    static double cyclesInPairs(int vectors, int count, int inputs) {
        return cyclesInPairs(pixelsInPairs(vectors, count, inputs), vectors, count, inputs);
    }

    private static double cyclesInPairs(int pixels, int vectors, int count, int inputs) {
        return cycles(pixels, sumsInPairs(pixels, vectors), PIXEL_IN_PAIRS * pixels, count, inputs, fixed(inputs));
    }

    /// What `count` pixels take, as a multiple of what their multiply-adds take: where rows are short, blocks overlap or have too
    /// few sums for none to wait for the one before.
    ///
    /// @param most vectors of a panel
    static double excess(int most, int count, int inputs) {
        double best = Double.POSITIVE_INFINITY;
        for (int vectors = 1; vectors <= most; vectors++) {
            best = Math.min(best, cycles(vectors, count, inputs) / vectors);
        }
        return best * A_CYCLE / ((double) count * inputs);
    }

    /// As if so few stood at one distance: others take a little longer.
    private static double fixed(int inputs) {
        return inputs > 1 && inputs <= Inputs.FEW ? FIXED_IN_A_ROW : FIXED;
    }

    /// @param fixed what a block takes to begin and end
    static double cycles(int pixels, int vectors, int count, int inputs, double fixed) {
        return cycles(pixels, pixels * vectors, pixels + vectors, count, inputs, fixed);
    }

    private static double cycles(int pixels, int sums, double beside, int count, int inputs, double fixed) {
        double input = Math.max(LATENCY, AN_INPUT + Math.max(sums, beside) / A_CYCLE);
        return Math.ceilDiv(count, pixels) * (inputs * input + fixed + sums * A_SUM);
    }
}
