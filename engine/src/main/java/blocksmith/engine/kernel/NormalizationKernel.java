package blocksmith.engine.kernel;

/// A normalization that no convolution before it could take in: each channel scaled and shifted. Input and output may
/// be the same memory.
final class NormalizationKernel implements Kernel {
    private final int pixels;
    private final int channels;
    private final float[] scale;
    private final float[] shift;
    private final Finish finish;

    NormalizationKernel(Layer layer, double eps) {
        this.channels = layer.input().channels();
        this.pixels = layer.inputPixels();
        this.scale = new float[channels];
        this.shift = new float[channels];
        this.finish = new Finish(layer.epilogue());
        fold(layer, eps);
    }

    /// `(x - mean) / sqrt(variance + eps) · gamma + beta` as `x · scale + shift`.
    private void fold(Layer layer, double eps) {
        for (int c = 0; c < channels; c++) {
            double factor = layer.weight("weight").data()[c] / Math.sqrt(layer.weight("running_var").data()[c] + eps);
            scale[c] = (float) factor;
            shift[c] = (float) (layer.weight("bias").data()[c] - layer.weight("running_mean").data()[c] * factor);
        }
    }

    @Override
    public String name() {
        return "scale and shift";
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        workers.divide(pixels, (first, end, _) -> {
            for (int pixel = first; pixel < end; pixel++) {
                int at = pixel * channels;
                pixel(buffers.arena(), buffers.input() + at, buffers.output() + at);
                finish.apply(buffers.arena(), buffers.output() + at, buffers.residual() + at, channels);
            }
        });
    }

    private void pixel(float[] arena, int from, int to) {
        int c = 0;
        for (; c <= channels - Lanes.COUNT; c += Lanes.COUNT) {
            MultiplyAdd.of(Lanes.load(arena, from + c), Lanes.load(scale, c), Lanes.load(shift, c))
                    .intoArray(arena, to + c);
        }
        for (; c < channels; c++) {
            arena[to + c] = MultiplyAdd.of(arena[from + c], scale[c], shift[c]);
        }
    }
}
