package blocksmith.engine.kernel;

import blocksmith.engine.tensor.Shape;

/// The mean of each channel over all pixels of an NHWC image. Stretches of pixels are summed by themselves, then their sums,
/// in their order: no result depends on how many workers share them. Where pixels are one stretch workers share channels.
record ChannelMeans(int batch, int channels, int pixels, Prepared<ChannelSum> sum) {
    private static final int MOST_STRETCHES = 16;
    /// Of a stretch: with fewer the sums of stretches are most of the work.
    private static final int LEAST_PIXELS = 32;

    static ChannelMeans of(Shape image) {
        // fewer channels than a vector has lanes are summed one by one, and wait for no compiler
        var sum = image.channels() < Lanes.COUNT
                ? Prepared.asFastAsAny((ChannelSum) ChannelSums::byNumbers)
                : ChannelSums.sum();
        return new ChannelMeans(image.batch(), image.channels(), image.height() * image.width(), sum);
    }

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
        int groups = Math.max(1, channels / ChannelSums.GROUP);
        workers.divide(batch * groups, (first, end, _) -> {
            for (int i = first; i < end; i++) {
                int channel = i % groups * ChannelSums.GROUP;
                int width = i % groups == groups - 1 ? channels - channel : ChannelSums.GROUP;
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
                arena[to + channel] = total(arena, from + channel, count) * scale;
            }
        } else {
            sum.current().make(arena, from, count, channels, to, width, scale);
        }
    }

    private float total(float[] arena, int from, int count) {
        double sum = 0;
        for (int row = 0; row < count; row++) {
            sum += arena[from + row * channels];
        }
        return (float) sum;
    }
}
