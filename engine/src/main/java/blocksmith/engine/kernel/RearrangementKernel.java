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
        workers.divide(out.batch() * out.height(), (first, end, _) -> {
            for (int row = first; row < end; row++) {
                row(buffers, row / out.height(), row % out.height());
            }
        });
    }

    private void row(Buffers buffers, int image, int y) {
        var arena = buffers.arena();
        int pixels = in.height() * in.width();
        int from = buffers.input() + image * pixels * in.channels();
        int offset = (image * out.height() + y) * out.width() * out.channels();
        int at = buffers.output() + offset;
        for (int x = 0; x < out.width(); x++) {
            for (int c = 0; c < out.channels(); c++) {
                int source = operator.source(in, c, y, x);
                arena[at++] = source == Rearrangement.NOWHERE
                        ? (float) operator.fill()
                        : arena[from + source % pixels * in.channels() + source / pixels];
            }
        }
        int to = buffers.output() + offset;
        finish.apply(arena, to, buffers.residual() + offset, at - to);
    }
}
