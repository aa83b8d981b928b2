package blocksmith.engine.kernel;

import blocksmith.engine.op.ChannelShuffle;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;

/// Deals the channels of each pixel out anew by a table of sources.
final class ShuffleKernel implements Kernel {
    private final int pixels;
    private final int[] sources;
    private final Finish finish;

    ShuffleKernel(ChannelShuffle operator, Layer layer) {
        this.pixels = layer.inputPixels();
        this.sources = sources(operator, layer.input().channels());
        this.finish = new Finish(layer.epilogue());
    }

    /// Which channel goes to each.
    static int[] sources(ChannelShuffle operator, int channels) {
        return IntStream.range(0, channels).map(channel -> operator.source(channel, channels)).toArray();
    }

    @Override
    public String name() {
        return "channel permutation";
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        workers.divide(pixels, (first, end, _) -> {
            for (int pixel = first; pixel < end; pixel++) {
                int at = pixel * sources.length;
                permute(buffers.arena(), buffers.input() + at, buffers.output() + at);
                finish.apply(buffers.arena(), buffers.output() + at, buffers.residual() + at, sources.length);
            }
        });
    }

    private void permute(float[] arena, int from, int to) {
        int c = 0;
        for (; c <= sources.length - Lanes.COUNT; c += Lanes.COUNT) {
            FloatVector.fromArray(Lanes.SPECIES, arena, from, sources, c).intoArray(arena, to + c);
        }
        for (; c < sources.length; c++) {
            arena[to + c] = arena[from + sources[c]];
        }
    }
}
