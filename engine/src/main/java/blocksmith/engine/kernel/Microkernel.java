package blocksmith.engine.kernel;

/// The inner loops of every convolution that mixes channels: a block of output pixels by one or two vectors of output
/// channels stays in registers while all taps and input channels are summed, always in the same order.
///
/// Inputs of one output pixel stand in *runs*: stretches of memory that are read without a gap, such as one row of the
/// window. Weights are packed in *panels*: the bias of its channels, then a vector (or two) for each input, in the
/// order of the runs. 12 pixels by 2 vectors use 27 of AVX-512's 32 registers; a machine with 16 registers takes blocks
/// of 4. The next larger blocks ran at a third of the speed.
final class Microkernel {
    /// Pixels of the largest block.
    static final int LARGE = Lanes.COUNT == 16 ? 12 : 4;

    private final int[] runs;
    private final int runLength;
    private final int step;

    /// @param runs      where each run begins, relative to the pixel's first input
    /// @param runLength floats in a run
    /// @param step      floats from the inputs of one output pixel to those of the next
    Microkernel(int[] runs, int runLength, int step) {
        this.runs = runs;
        this.runLength = runLength;
        this.step = step;
    }

    /// Floats in a panel of `vectors` vectors.
    int panelLength(int vectors) {
        return vectors * Lanes.COUNT * (1 + runs.length * runLength);
    }

    /// Computes `count` neighbouring pixels. A rest smaller than a block is computed together with pixels before it
    /// again, which gives the same values, or in smaller blocks where there are none.
    ///
    /// @param pixel  where the inputs of the first pixel begin
    /// @param to     where the outputs of the first pixel go
    /// @param toStep floats from one output pixel to the next
    void row(int vectors, float[] w, int panel, float[] x, int pixel, int count, float[] out, int to, int toStep) {
        int block = count >= LARGE ? LARGE : count >= 4 ? 4 : 1;
        for (int p = 0; p < count; p += block) {
            int first = Math.min(p, count - block);
            block(block, vectors, w, panel, x, pixel + first * step, out, to + first * toStep, toStep);
        }
    }

    private void block(int pixels, int vectors, float[] w, int panel, float[] x, int pixel, float[] out, int to,
            int toStep) {
        if (vectors == 2) {
            switch (pixels) {
                case 12 -> block12x2(w, panel, x, pixel, out, to, toStep);
                case 4 -> block4x2(w, panel, x, pixel, out, to, toStep);
                default -> block1x2(w, panel, x, pixel, out, to);
            }
        } else {
            switch (pixels) {
                case 12 -> block12x1(w, panel, x, pixel, out, to, toStep);
                case 4 -> block4x1(w, panel, x, pixel, out, to, toStep);
                default -> block1x1(w, panel, x, pixel, out, to);
            }
        }
    }

    /// 12 pixels by 2 vectors of output channels.
    private void block12x2(float[] w, int panel, float[] x, int pixel, float[] out, int to, int toStep) {
        var b0 = Lanes.load(w, panel);
        var b1 = Lanes.load(w, panel + Lanes.COUNT);
        var c0_0 = b0;
        var c0_1 = b1;
        var c1_0 = b0;
        var c1_1 = b1;
        var c2_0 = b0;
        var c2_1 = b1;
        var c3_0 = b0;
        var c3_1 = b1;
        var c4_0 = b0;
        var c4_1 = b1;
        var c5_0 = b0;
        var c5_1 = b1;
        var c6_0 = b0;
        var c6_1 = b1;
        var c7_0 = b0;
        var c7_1 = b1;
        var c8_0 = b0;
        var c8_1 = b1;
        var c9_0 = b0;
        var c9_1 = b1;
        var c10_0 = b0;
        var c10_1 = b1;
        var c11_0 = b0;
        var c11_1 = b1;
        int k = panel + 2 * Lanes.COUNT;
        for (int run = 0; run < runs.length; run++) {
            int end = pixel + runs[run] + runLength;
            for (int i = pixel + runs[run]; i < end; i++) {
                b0 = Lanes.load(w, k);
                b1 = Lanes.load(w, k + Lanes.COUNT);
                var a0 = Lanes.all(x[i]);
                c0_0 = a0.fma(b0, c0_0);
                c0_1 = a0.fma(b1, c0_1);
                var a1 = Lanes.all(x[i + step]);
                c1_0 = a1.fma(b0, c1_0);
                c1_1 = a1.fma(b1, c1_1);
                var a2 = Lanes.all(x[i + 2 * step]);
                c2_0 = a2.fma(b0, c2_0);
                c2_1 = a2.fma(b1, c2_1);
                var a3 = Lanes.all(x[i + 3 * step]);
                c3_0 = a3.fma(b0, c3_0);
                c3_1 = a3.fma(b1, c3_1);
                var a4 = Lanes.all(x[i + 4 * step]);
                c4_0 = a4.fma(b0, c4_0);
                c4_1 = a4.fma(b1, c4_1);
                var a5 = Lanes.all(x[i + 5 * step]);
                c5_0 = a5.fma(b0, c5_0);
                c5_1 = a5.fma(b1, c5_1);
                var a6 = Lanes.all(x[i + 6 * step]);
                c6_0 = a6.fma(b0, c6_0);
                c6_1 = a6.fma(b1, c6_1);
                var a7 = Lanes.all(x[i + 7 * step]);
                c7_0 = a7.fma(b0, c7_0);
                c7_1 = a7.fma(b1, c7_1);
                var a8 = Lanes.all(x[i + 8 * step]);
                c8_0 = a8.fma(b0, c8_0);
                c8_1 = a8.fma(b1, c8_1);
                var a9 = Lanes.all(x[i + 9 * step]);
                c9_0 = a9.fma(b0, c9_0);
                c9_1 = a9.fma(b1, c9_1);
                var a10 = Lanes.all(x[i + 10 * step]);
                c10_0 = a10.fma(b0, c10_0);
                c10_1 = a10.fma(b1, c10_1);
                var a11 = Lanes.all(x[i + 11 * step]);
                c11_0 = a11.fma(b0, c11_0);
                c11_1 = a11.fma(b1, c11_1);
                k += 2 * Lanes.COUNT;
            }
        }
        Lanes.store(c0_0, out, to);
        Lanes.store(c0_1, out, to + Lanes.COUNT);
        Lanes.store(c1_0, out, to + toStep);
        Lanes.store(c1_1, out, to + toStep + Lanes.COUNT);
        Lanes.store(c2_0, out, to + 2 * toStep);
        Lanes.store(c2_1, out, to + 2 * toStep + Lanes.COUNT);
        Lanes.store(c3_0, out, to + 3 * toStep);
        Lanes.store(c3_1, out, to + 3 * toStep + Lanes.COUNT);
        Lanes.store(c4_0, out, to + 4 * toStep);
        Lanes.store(c4_1, out, to + 4 * toStep + Lanes.COUNT);
        Lanes.store(c5_0, out, to + 5 * toStep);
        Lanes.store(c5_1, out, to + 5 * toStep + Lanes.COUNT);
        Lanes.store(c6_0, out, to + 6 * toStep);
        Lanes.store(c6_1, out, to + 6 * toStep + Lanes.COUNT);
        Lanes.store(c7_0, out, to + 7 * toStep);
        Lanes.store(c7_1, out, to + 7 * toStep + Lanes.COUNT);
        Lanes.store(c8_0, out, to + 8 * toStep);
        Lanes.store(c8_1, out, to + 8 * toStep + Lanes.COUNT);
        Lanes.store(c9_0, out, to + 9 * toStep);
        Lanes.store(c9_1, out, to + 9 * toStep + Lanes.COUNT);
        Lanes.store(c10_0, out, to + 10 * toStep);
        Lanes.store(c10_1, out, to + 10 * toStep + Lanes.COUNT);
        Lanes.store(c11_0, out, to + 11 * toStep);
        Lanes.store(c11_1, out, to + 11 * toStep + Lanes.COUNT);
    }

    /// 4 pixels by 2 vectors of output channels.
    private void block4x2(float[] w, int panel, float[] x, int pixel, float[] out, int to, int toStep) {
        var b0 = Lanes.load(w, panel);
        var b1 = Lanes.load(w, panel + Lanes.COUNT);
        var c0_0 = b0;
        var c0_1 = b1;
        var c1_0 = b0;
        var c1_1 = b1;
        var c2_0 = b0;
        var c2_1 = b1;
        var c3_0 = b0;
        var c3_1 = b1;
        int k = panel + 2 * Lanes.COUNT;
        for (int run = 0; run < runs.length; run++) {
            int end = pixel + runs[run] + runLength;
            for (int i = pixel + runs[run]; i < end; i++) {
                b0 = Lanes.load(w, k);
                b1 = Lanes.load(w, k + Lanes.COUNT);
                var a0 = Lanes.all(x[i]);
                c0_0 = a0.fma(b0, c0_0);
                c0_1 = a0.fma(b1, c0_1);
                var a1 = Lanes.all(x[i + step]);
                c1_0 = a1.fma(b0, c1_0);
                c1_1 = a1.fma(b1, c1_1);
                var a2 = Lanes.all(x[i + 2 * step]);
                c2_0 = a2.fma(b0, c2_0);
                c2_1 = a2.fma(b1, c2_1);
                var a3 = Lanes.all(x[i + 3 * step]);
                c3_0 = a3.fma(b0, c3_0);
                c3_1 = a3.fma(b1, c3_1);
                k += 2 * Lanes.COUNT;
            }
        }
        Lanes.store(c0_0, out, to);
        Lanes.store(c0_1, out, to + Lanes.COUNT);
        Lanes.store(c1_0, out, to + toStep);
        Lanes.store(c1_1, out, to + toStep + Lanes.COUNT);
        Lanes.store(c2_0, out, to + 2 * toStep);
        Lanes.store(c2_1, out, to + 2 * toStep + Lanes.COUNT);
        Lanes.store(c3_0, out, to + 3 * toStep);
        Lanes.store(c3_1, out, to + 3 * toStep + Lanes.COUNT);
    }

    /// 1 pixel by 2 vectors of output channels.
    private void block1x2(float[] w, int panel, float[] x, int pixel, float[] out, int to) {
        var b0 = Lanes.load(w, panel);
        var b1 = Lanes.load(w, panel + Lanes.COUNT);
        var c0_0 = b0;
        var c0_1 = b1;
        int k = panel + 2 * Lanes.COUNT;
        for (int run = 0; run < runs.length; run++) {
            int end = pixel + runs[run] + runLength;
            for (int i = pixel + runs[run]; i < end; i++) {
                b0 = Lanes.load(w, k);
                b1 = Lanes.load(w, k + Lanes.COUNT);
                var a0 = Lanes.all(x[i]);
                c0_0 = a0.fma(b0, c0_0);
                c0_1 = a0.fma(b1, c0_1);
                k += 2 * Lanes.COUNT;
            }
        }
        Lanes.store(c0_0, out, to);
        Lanes.store(c0_1, out, to + Lanes.COUNT);
    }

    /// 12 pixels by 1 vector of output channels.
    private void block12x1(float[] w, int panel, float[] x, int pixel, float[] out, int to, int toStep) {
        var b0 = Lanes.load(w, panel);
        var c0_0 = b0;
        var c1_0 = b0;
        var c2_0 = b0;
        var c3_0 = b0;
        var c4_0 = b0;
        var c5_0 = b0;
        var c6_0 = b0;
        var c7_0 = b0;
        var c8_0 = b0;
        var c9_0 = b0;
        var c10_0 = b0;
        var c11_0 = b0;
        int k = panel + Lanes.COUNT;
        for (int run = 0; run < runs.length; run++) {
            int end = pixel + runs[run] + runLength;
            for (int i = pixel + runs[run]; i < end; i++) {
                b0 = Lanes.load(w, k);
                var a0 = Lanes.all(x[i]);
                c0_0 = a0.fma(b0, c0_0);
                var a1 = Lanes.all(x[i + step]);
                c1_0 = a1.fma(b0, c1_0);
                var a2 = Lanes.all(x[i + 2 * step]);
                c2_0 = a2.fma(b0, c2_0);
                var a3 = Lanes.all(x[i + 3 * step]);
                c3_0 = a3.fma(b0, c3_0);
                var a4 = Lanes.all(x[i + 4 * step]);
                c4_0 = a4.fma(b0, c4_0);
                var a5 = Lanes.all(x[i + 5 * step]);
                c5_0 = a5.fma(b0, c5_0);
                var a6 = Lanes.all(x[i + 6 * step]);
                c6_0 = a6.fma(b0, c6_0);
                var a7 = Lanes.all(x[i + 7 * step]);
                c7_0 = a7.fma(b0, c7_0);
                var a8 = Lanes.all(x[i + 8 * step]);
                c8_0 = a8.fma(b0, c8_0);
                var a9 = Lanes.all(x[i + 9 * step]);
                c9_0 = a9.fma(b0, c9_0);
                var a10 = Lanes.all(x[i + 10 * step]);
                c10_0 = a10.fma(b0, c10_0);
                var a11 = Lanes.all(x[i + 11 * step]);
                c11_0 = a11.fma(b0, c11_0);
                k += Lanes.COUNT;
            }
        }
        Lanes.store(c0_0, out, to);
        Lanes.store(c1_0, out, to + toStep);
        Lanes.store(c2_0, out, to + 2 * toStep);
        Lanes.store(c3_0, out, to + 3 * toStep);
        Lanes.store(c4_0, out, to + 4 * toStep);
        Lanes.store(c5_0, out, to + 5 * toStep);
        Lanes.store(c6_0, out, to + 6 * toStep);
        Lanes.store(c7_0, out, to + 7 * toStep);
        Lanes.store(c8_0, out, to + 8 * toStep);
        Lanes.store(c9_0, out, to + 9 * toStep);
        Lanes.store(c10_0, out, to + 10 * toStep);
        Lanes.store(c11_0, out, to + 11 * toStep);
    }

    /// 4 pixels by 1 vector of output channels.
    private void block4x1(float[] w, int panel, float[] x, int pixel, float[] out, int to, int toStep) {
        var b0 = Lanes.load(w, panel);
        var c0_0 = b0;
        var c1_0 = b0;
        var c2_0 = b0;
        var c3_0 = b0;
        int k = panel + Lanes.COUNT;
        for (int run = 0; run < runs.length; run++) {
            int end = pixel + runs[run] + runLength;
            for (int i = pixel + runs[run]; i < end; i++) {
                b0 = Lanes.load(w, k);
                var a0 = Lanes.all(x[i]);
                c0_0 = a0.fma(b0, c0_0);
                var a1 = Lanes.all(x[i + step]);
                c1_0 = a1.fma(b0, c1_0);
                var a2 = Lanes.all(x[i + 2 * step]);
                c2_0 = a2.fma(b0, c2_0);
                var a3 = Lanes.all(x[i + 3 * step]);
                c3_0 = a3.fma(b0, c3_0);
                k += Lanes.COUNT;
            }
        }
        Lanes.store(c0_0, out, to);
        Lanes.store(c1_0, out, to + toStep);
        Lanes.store(c2_0, out, to + 2 * toStep);
        Lanes.store(c3_0, out, to + 3 * toStep);
    }

    /// 1 pixel by 1 vector of output channels.
    private void block1x1(float[] w, int panel, float[] x, int pixel, float[] out, int to) {
        var b0 = Lanes.load(w, panel);
        var c0_0 = b0;
        int k = panel + Lanes.COUNT;
        for (int run = 0; run < runs.length; run++) {
            int end = pixel + runs[run] + runLength;
            for (int i = pixel + runs[run]; i < end; i++) {
                b0 = Lanes.load(w, k);
                var a0 = Lanes.all(x[i]);
                c0_0 = a0.fma(b0, c0_0);
                k += Lanes.COUNT;
            }
        }
        Lanes.store(c0_0, out, to);
    }
}
