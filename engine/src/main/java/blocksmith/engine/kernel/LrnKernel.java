package blocksmith.engine.kernel;

import blocksmith.engine.op.LRN;

/// Local response normalization, pixel by pixel.
record LrnKernel(LRN operator, int pixels, int channels, Finish finish) implements Kernel {

    static LrnKernel of(LRN operator, Layer layer) {
        return new LrnKernel(operator, layer.inputPixels(), layer.input().channels(), new Finish(layer.epilogue()));
    }

    @Override
    public String name() {
        return "local response";
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
        for (int c = 0; c < channels; c++) {
            double squares = 0;
            for (int i = operator.first(c); i < operator.end(c, channels); i++) {
                squares += (double) arena[from + i] * arena[from + i];
            }
            double base = operator.k() + operator.alpha() / operator.size() * squares;
            arena[to + c] = (float) (arena[from + c] / Math.pow(base, operator.beta()));
        }
    }
}
