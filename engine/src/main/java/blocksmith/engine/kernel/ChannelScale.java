package blocksmith.engine.kernel;

/// Multiplies each channel of NHWC pixels by its number.
final class ChannelScale {
    private ChannelScale() {
    }

    static void apply(float[] arena, int from, int scale, int to, int pixels, int channels) {
        for (int pixel = 0; pixel < pixels; pixel++) {
            int at = pixel * channels;
            int c = 0;
            for (; c <= channels - Lanes.COUNT; c += Lanes.COUNT) {
                Lanes.load(arena, from + at + c)
                        .mul(Lanes.load(arena, scale + c))
                        .intoArray(arena, to + at + c);
            }
            for (; c < channels; c++) {
                arena[to + at + c] = arena[from + at + c] * arena[scale + c];
            }
        }
    }
}
