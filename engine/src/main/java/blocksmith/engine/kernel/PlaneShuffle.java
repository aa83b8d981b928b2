package blocksmith.engine.kernel;

/// Deals whole channels out anew, in the caller's own order.
final class PlaneShuffle implements Kernel {
    private final int images;
    private final int plane;
    private final int[] sources;
    private final Finish finish;

    PlaneShuffle(Layer layer) {
        var shape = layer.input();
        this.images = shape.batch();
        this.plane = shape.height() * shape.width();
        this.sources = ChannelMoves.sources(layer);
        this.finish = new Finish(layer.epilogue());
    }

    @Override
    public String name() {
        return "channel copy";
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        workers.divide(images * sources.length, (first, end, _) -> {
            for (int i = first; i < end; i++) {
                int from = i - i % sources.length + sources[i % sources.length];
                int to = buffers.output() + i * plane;
                System.arraycopy(buffers.source(), buffers.input() + from * plane, buffers.target(), to, plane);
                finish.apply(buffers.target(), to, 0, plane);
            }
        });
    }
}
