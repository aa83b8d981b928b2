package blocksmith.engine.kernel;

import blocksmith.engine.op.ConvTranspose2d;
import blocksmith.engine.tensor.Shape;

/// A transposed convolution: each output pixel gathers the taps that reach it, a vector of output channels at once.
final class TransposedKernel implements Kernel {
    private final ConvTranspose2d conv;
    private final Shape in;
    private final Shape out;
    private final int groups;
    /// By tap, input channel and output channel of the group.
    private final float[] weights;
    private final float[] bias;
    private final Finish finish;

    TransposedKernel(ConvTranspose2d conv, Layer layer) {
        this.conv = conv;
        this.in = layer.input();
        this.out = layer.output();
        this.groups = conv.groupsFor(in);
        this.weights = packed(layer.weight("weight").data(), out.channels() / groups);
        var given = layer.weights().get("bias");
        this.bias = given == null ? new float[out.channels()] : given.data();
        this.finish = new Finish(layer.epilogue());
    }

    private float[] packed(float[] given, int share) {
        int taps = (int) conv.kernel().area();
        var packed = new float[given.length];
        for (int i = 0; i < given.length; i++) {
            int tap = i % taps;
            int feature = i / taps % share;
            int channel = i / taps / share;
            packed[(tap * in.channels() + channel) * share + feature] = given[i];
        }
        return packed;
    }

    @Override
    public String name() {
        return "transposed " + conv.kernel();
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        int length = out.width() * out.channels();
        workers.divide(out.batch() * out.height(), (first, end, _) -> {
            for (int row = first; row < end; row++) {
                for (int x = 0; x < out.width(); x++) {
                    pixel(buffers, row / out.height(), row % out.height(), x,
                            buffers.output() + row * length + x * out.channels());
                }
                finish.apply(buffers.arena(), buffers.output() + row * length, buffers.residual() + row * length,
                        length);
            }
        });
    }

    private void pixel(Buffers buffers, int image, int y, int x, int to) {
        System.arraycopy(bias, 0, buffers.arena(), to, out.channels());
        for (int tap = 0; tap < conv.kernel().area(); tap++) {
            int ky = tap / conv.kernel().width();
            int kx = tap % conv.kernel().width();
            int row = ConvTranspose2d.source(y + conv.padding().height() - ky * conv.dilation().height(),
                    conv.stride().height(), in.height());
            int column = ConvTranspose2d.source(x + conv.padding().width() - kx * conv.dilation().width(),
                    conv.stride().width(), in.width());
            if (row >= 0 && column >= 0) {
                int from = buffers.input() + ((image * in.height() + row) * in.width() + column) * in.channels();
                tap(buffers.arena(), from, tap, to);
            }
        }
    }

    private void tap(float[] arena, int from, int tap, int to) {
        int share = out.channels() / groups;
        int perGroup = in.channels() / groups;
        for (int channel = 0; channel < in.channels(); channel++) {
            int weight = (tap * in.channels() + channel) * share;
            int feature = to + channel / perGroup * share;
            float value = arena[from + channel];
            int i = 0;
            for (; i <= share - Lanes.COUNT; i += Lanes.COUNT) {
                MultiplyAdd.of(Lanes.load(weights, weight + i), Lanes.all(value), Lanes.load(arena, feature + i))
                        .intoArray(arena, feature + i);
            }
            for (; i < share; i++) {
                arena[feature + i] = MultiplyAdd.of(weights[weight + i], value, arena[feature + i]);
            }
        }
    }
}
