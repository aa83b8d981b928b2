package blocksmith.engine.kernel;

import blocksmith.engine.op.PartialConv2d;
import blocksmith.engine.tensor.Shape;
import java.util.List;

/// A convolution of the first channels only: they are put together in scratch memory, convolved there, and put before the
/// others.
final class PartialKernel implements Kernel {
    private final Kernel convolution;
    private final Shape whole;
    private final Shape part;
    private final Finish finish;

    private PartialKernel(Kernel convolution, Shape whole, Shape part, Finish finish) {
        this.convolution = convolution;
        this.whole = whole;
        this.part = part;
        this.finish = finish;
    }

    static PartialKernel of(PartialConv2d conv, Layer layer) {
        var part = conv.convolved(layer.input());
        var inner = new Layer(conv.convolution(), List.of(part), List.of(part), layer.weights(), Epilogue.NONE,
                layer.accuracy());
        return new PartialKernel(Convolutions.direct(conv.convolution(), inner), layer.input(), part,
                new Finish(layer.epilogue()));
    }

    @Override
    public String name() {
        return convolution.name() + " of a part";
    }

    @Override
    public long scratchFloats(int threads) {
        return 2 * part.elements() + convolution.scratchFloats(threads);
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        int size = (int) part.elements();
        int from = buffers.scratch();
        int to = from + size;
        var arena = buffers.arena();
        copy(workers, arena, buffers.input(), whole.channels(), from, part.channels(), part.channels());
        convolution.run(new Buffers(arena, new int[]{from}, new int[]{to}, -1, to + size), workers);
        workers.divide(Layer.pixels(whole), (first, end, _) -> {
            for (int pixel = first; pixel < end; pixel++) {
                pixel(buffers, pixel, to);
            }
        });
    }

    private void pixel(Buffers buffers, int pixel, int convolved) {
        int at = pixel * whole.channels();
        int output = buffers.output() + at;
        System.arraycopy(buffers.arena(), convolved + pixel * part.channels(), buffers.arena(), output,
                part.channels());
        System.arraycopy(buffers.arena(), buffers.input() + at + part.channels(), buffers.arena(),
                output + part.channels(), whole.channels() - part.channels());
        finish.apply(buffers.arena(), output, buffers.residual() + at, whole.channels());
    }

    private void copy(WorkerPool workers, float[] arena, int from, int fromStep, int to, int toStep, int count) {
        workers.divide(Layer.pixels(whole), (first, end, _) -> {
            for (int pixel = first; pixel < end; pixel++) {
                System.arraycopy(arena, from + pixel * fromStep, arena, to + pixel * toStep, count);
            }
        });
    }
}
