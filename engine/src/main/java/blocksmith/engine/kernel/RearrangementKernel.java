package blocksmith.engine.kernel;

import blocksmith.engine.op.Rearrangement;
import blocksmith.engine.tensor.Shape;

/// Copies each element from where it comes from, one by one.
record RearrangementKernel(Rearrangement operator, Shape in, Shape out, Finish finish) implements Kernel {

    @Override
    public String name() {
        return "element copy";
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        int rowLength = out.get(out.rank() - 1) * (out.isImage() ? out.channels() : 1);
        int rows = (int) (out.elements() / rowLength);
        workers.divide(rows, (first, end, _) -> {
            for (int at = first * rowLength; at < end * rowLength; at++) {
                copy(buffers, at);
            }
            int count = (end - first) * rowLength;
            finish.apply(buffers.arena(), buffers.output() + first * rowLength,
                    buffers.residual() + first * rowLength, count);
        });
    }

    private void copy(Buffers buffers, int at) {
        int length = (int) out.elementsPerImage();
        int source = operator.source(in, out, rowMajor(out, at % length));
        int image = buffers.input() + at / length * (int) in.elementsPerImage();
        buffers.arena()[buffers.output() + at] = source == Rearrangement.NOWHERE
                ? (float) operator.fill()
                : buffers.arena()[image + stored(in, source)];
    }

    /// Where the element at place `stored` in memory stands in row-major order.
    private static int rowMajor(Shape shape, int stored) {
        return shape.isImage()
                ? stored % shape.channels() * shape.height() * shape.width() + stored / shape.channels()
                : stored;
    }

    /// Where the element at place `rowMajor` stands in memory.
    private static int stored(Shape shape, int rowMajor) {
        if (!shape.isImage()) {
            return rowMajor;
        }
        int pixels = shape.height() * shape.width();
        return rowMajor % pixels * shape.channels() + rowMajor / pixels;
    }
}
