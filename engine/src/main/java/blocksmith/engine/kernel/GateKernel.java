package blocksmith.engine.kernel;

import blocksmith.engine.tensor.Shape;

/// Multiplies an image by one number a channel.
///
/// @param image which of the two inputs is the image; the other is the gate
record GateKernel(Shape shape, int image, Finish finish) implements Kernel {

    @Override
    public String name() {
        return "channel scale";
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        int channels = shape.channels();
        int perImage = shape.height() * shape.width();
        workers.divide(shape.batch() * shape.height(), (first, end, _) -> {
            for (int row = first; row < end; row++) {
                int at = row * shape.width() * channels;
                int gate = buffers.inputs()[1 - image] + row * shape.width() / perImage * channels;
                int to = buffers.output() + at;
                ChannelScale.apply(buffers.arena(), buffers.inputs()[image] + at, gate, to, shape.width(), channels);
                finish.apply(buffers.arena(), to, buffers.residual() + at, shape.width() * channels);
            }
        });
    }
}
