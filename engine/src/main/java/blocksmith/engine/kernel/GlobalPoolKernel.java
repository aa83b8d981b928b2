package blocksmith.engine.kernel;

/// Global average pooling.
record GlobalPoolKernel(ChannelMeans means, Finish finish) implements Kernel {

    @Override
    public String name() {
        return "channel means";
    }

    @Override
    public long scratchFloats(int threads) {
        return means.scratchFloats();
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        means.run(buffers.arena(), buffers.input(), buffers.output(), buffers.scratch(), workers);
        int count = means.batch() * means.channels();
        finish.apply(buffers.arena(), buffers.output(), buffers.residual(), count);
    }
}
