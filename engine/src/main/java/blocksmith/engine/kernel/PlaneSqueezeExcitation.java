package blocksmith.engine.kernel;

import blocksmith.engine.op.SqueezeExcitation;
import blocksmith.engine.tensor.Shape;

/// Means, both layers, and the scaling of the image, in the caller's own order.
final class PlaneSqueezeExcitation implements Kernel {
    private final Shape shape;
    private final int plane;
    private final ChannelGates gates;
    private final Finish finish;

    PlaneSqueezeExcitation(SqueezeExcitation operator, Layer layer) {
        this.shape = layer.input();
        this.plane = shape.height() * shape.width();
        this.gates = new ChannelGates(operator, layer);
        this.finish = new Finish(layer.epilogue());
    }

    @Override
    public String name() {
        return "squeeze-excitation";
    }

    @Override
    public long scratchFloats(int threads) {
        return gates.scratchFloats();
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        int planes = shape.batch() * shape.channels();
        workers.divide(planes, (first, end, _) -> {
            for (int i = first; i < end; i++) {
                buffers.arena()[buffers.scratch() + i] = mean(buffers.source(), buffers.input() + i * plane);
            }
        });
        gates.replaceMeans(buffers.arena(), buffers.scratch());
        workers.divide(planes, (first, end, _) -> {
            for (int i = first; i < end; i++) {
                int to = buffers.output() + i * plane;
                scale(buffers.source(), buffers.input() + i * plane, buffers.arena()[buffers.scratch() + i],
                        buffers.target(), to);
                finish.apply(buffers.target(), to, 0, plane);
            }
        });
    }

    private float mean(float[] source, int from) {
        var a = Lanes.zero();
        var b = Lanes.zero();
        var c = Lanes.zero();
        var d = Lanes.zero();
        int i = 0;
        for (; i <= plane - 4 * Lanes.COUNT; i += 4 * Lanes.COUNT) {
            a = Lanes.load(source, from + i).add(a);
            b = Lanes.load(source, from + i + Lanes.COUNT).add(b);
            c = Lanes.load(source, from + i + 2 * Lanes.COUNT).add(c);
            d = Lanes.load(source, from + i + 3 * Lanes.COUNT).add(d);
        }
        double rest = 0;
        for (; i < plane; i++) {
            rest += source[from + i];
        }
        return (float) ((Lanes.total(Lanes.known(a).add(b).add(Lanes.known(c).add(d))) + rest) / plane);
    }

    private void scale(float[] source, int from, float factor, float[] target, int to) {
        var factors = Lanes.all(factor);
        int i = 0;
        for (; i <= plane - Lanes.COUNT; i += Lanes.COUNT) {
            factors.mul(Lanes.load(source, from + i)).intoArray(target, to + i);
        }
        for (; i < plane; i++) {
            target[to + i] = factor * source[from + i];
        }
    }
}
