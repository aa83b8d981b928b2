package blocksmith.engine.kernel;

/// The mean of each channel over all pixels of an NHWC image. Workers share the channels, not the pixels, so that no sum
/// depends on how many they are; four partial sums, for adding has a latency of four cycles.
record ChannelMeans(int batch, int channels, int pixels) {

    void run(float[] arena, int from, int to, WorkerPool workers) {
        int stretches = Math.ceilDiv(channels, Lanes.COUNT);
        workers.divide(batch * stretches, (first, end, _) -> {
            for (int i = first; i < end; i++) {
                int channel = i % stretches * Lanes.COUNT;
                int image = i / stretches;
                means(arena, from + image * pixels * channels + channel, to + image * channels + channel,
                        Math.min(Lanes.COUNT, channels - channel));
            }
        });
    }

    private void means(float[] arena, int from, int to, int lanes) {
        if (lanes == Lanes.COUNT) {
            vector(arena, from, to);
        } else {
            for (int lane = 0; lane < lanes; lane++) {
                arena[to + lane] = mean(arena, from + lane);
            }
        }
    }

    private void vector(float[] arena, int from, int to) {
        var a = Lanes.zero();
        var b = Lanes.zero();
        var c = Lanes.zero();
        var d = Lanes.zero();
        int at = from;
        int pixel = 0;
        for (; pixel <= pixels - 4; pixel += 4) {
            a = Lanes.load(arena, at).add(a);
            b = Lanes.load(arena, at + channels).add(b);
            c = Lanes.load(arena, at + 2 * channels).add(c);
            d = Lanes.load(arena, at + 3 * channels).add(d);
            at += 4 * channels;
        }
        for (; pixel < pixels; pixel++) {
            a = Lanes.load(arena, at).add(a);
            at += channels;
        }
        Lanes.known(a).add(b).add(Lanes.known(c).add(d)).mul(1f / pixels).intoArray(arena, to);
    }

    private float mean(float[] arena, int from) {
        double sum = 0;
        for (int pixel = 0; pixel < pixels; pixel++) {
            sum += arena[from + pixel * channels];
        }
        return (float) (sum / pixels);
    }
}
