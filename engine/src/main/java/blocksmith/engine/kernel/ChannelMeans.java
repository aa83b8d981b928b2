package blocksmith.engine.kernel;

/// The mean of each channel over all pixels of an NHWC image. Stretches of pixels are summed by themselves, then their sums,
/// in their order: no result depends on how many workers share them. Where pixels are one stretch workers share channels.
record ChannelMeans(int batch, int channels, int pixels) {
    private static final int MOST_STRETCHES = 16;
    /// Of a stretch: with fewer the sums of stretches are most of the work.
    private static final int LEAST_PIXELS = 32;
    /// Channels that are summed at once.
    private static final int GROUP = 4 * Lanes.COUNT;

    private int stretches() {
        return Math.clamp(pixels / LEAST_PIXELS, 1, MOST_STRETCHES);
    }

    /// For the sums of all stretches.
    long scratchFloats() {
        return stretches() == 1 ? 0 : (long) batch * stretches() * channels;
    }

    /// @param scratch where as many floats begin as [#scratchFloats] says
    void run(float[] arena, int from, int to, int scratch, WorkerPool workers) {
        int stretches = stretches();
        if (stretches == 1) {
            runGroups(arena, from, to, workers);
            return;
        }
        workers.divide(batch * stretches, (first, end, _) -> {
            for (int i = first; i < end; i++) {
                int begin = pixels * (i % stretches) / stretches;
                int count = pixels * (i % stretches + 1) / stretches - begin;
                sums(arena, from + (i / stretches * pixels + begin) * channels, count, scratch + i * channels, channels,
                        1);
            }
        });
        for (int image = 0; image < batch; image++) {
            sums(arena, scratch + image * stretches * channels, stretches, to + image * channels, channels,
                    1f / pixels);
        }
    }

    /// Images of so few pixels are mostly made by workers that share channels.
    private void runGroups(float[] arena, int from, int to, WorkerPool workers) {
        int groups = Math.max(1, channels / GROUP);
        workers.divide(batch * groups, (first, end, _) -> {
            for (int i = first; i < end; i++) {
                int channel = i % groups * GROUP;
                int width = i % groups == groups - 1 ? channels - channel : GROUP;
                sums(arena, from + i / groups * pixels * channels + channel, pixels,
                        to + i / groups * channels + channel,
                        width, 1f / pixels);
            }
        });
    }

    /// The sums of `count` rows of `width` neighbouring channels, of all or of as many as a vector has at least.
    private void sums(float[] arena, int from, int count, int to, int width, float scale) {
        if (width < Lanes.COUNT) {
            for (int channel = 0; channel < width; channel++) {
                arena[to + channel] = sum(arena, from + channel, count) * scale;
            }
            return;
        }
        int next = 0;
        for (; next <= width - GROUP; next += GROUP) {
            fourVectors(arena, from + next, count, to + next, scale);
        }
        // where the channels do not fill the last vector it overlaps the one before
        for (; next < width; next += Lanes.COUNT) {
            int channel = Math.min(next, width - Lanes.COUNT);
            vector(arena, from + channel, count, to + channel, scale);
        }
    }

    /// Four neighbours: rows far apart share few sets of the nearest cache, and each is looked for once.
    private void fourVectors(float[] arena, int from, int count, int to, float scale) {
        var a = Lanes.zero();
        var b = Lanes.zero();
        var c = Lanes.zero();
        var d = Lanes.zero();
        int at = from;
        for (int row = 0; row < count; row++) {
            a = Lanes.load(arena, at).add(a);
            b = Lanes.load(arena, at + Lanes.COUNT).add(b);
            c = Lanes.load(arena, at + 2 * Lanes.COUNT).add(c);
            d = Lanes.load(arena, at + 3 * Lanes.COUNT).add(d);
            at += channels;
        }
        Lanes.known(a).mul(scale).intoArray(arena, to);
        Lanes.known(b).mul(scale).intoArray(arena, to + Lanes.COUNT);
        Lanes.known(c).mul(scale).intoArray(arena, to + 2 * Lanes.COUNT);
        Lanes.known(d).mul(scale).intoArray(arena, to + 3 * Lanes.COUNT);
    }

    /// Four partial sums, for adding has a latency of four cycles.
    private void vector(float[] arena, int from, int count, int to, float scale) {
        var a = Lanes.zero();
        var b = Lanes.zero();
        var c = Lanes.zero();
        var d = Lanes.zero();
        int at = from;
        int row = 0;
        for (; row <= count - 4; row += 4) {
            a = Lanes.load(arena, at).add(a);
            b = Lanes.load(arena, at + channels).add(b);
            c = Lanes.load(arena, at + 2 * channels).add(c);
            d = Lanes.load(arena, at + 3 * channels).add(d);
            at += 4 * channels;
        }
        for (; row < count; row++) {
            a = Lanes.load(arena, at).add(a);
            at += channels;
        }
        Lanes.known(a).add(b).add(Lanes.known(c).add(d)).mul(scale).intoArray(arena, to);
    }

    private float sum(float[] arena, int from, int count) {
        double sum = 0;
        for (int row = 0; row < count; row++) {
            sum += arena[from + row * channels];
        }
        return (float) sum;
    }
}
