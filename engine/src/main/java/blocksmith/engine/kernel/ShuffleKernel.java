package blocksmith.engine.kernel;

import blocksmith.engine.op.ChannelShuffle;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;

/// Deals the channels of each pixel out anew by a table of sources, or weaves three groups of them ([Threes]).
final class ShuffleKernel implements Kernel {
    private final int pixels;
    private final int[] sources;
    private final boolean isOfThree;
    private final Finish finish;

    ShuffleKernel(Layer layer) {
        var shuffle = new ChannelShuffle(Threes.GROUPS);
        this.pixels = layer.inputPixels();
        this.sources = ChannelMoves.sources(layer);
        this.isOfThree = sources.length >= Threes.GROUPS * Lanes.COUNT && sources.length % Threes.GROUPS == 0
                && IntStream.range(0, sources.length).allMatch(i -> sources[i] == shuffle.source(i, sources.length));
        this.finish = new Finish(layer.epilogue());
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
        if (isOfThree) {
            Threes.weave(arena, from, to, sources.length / Threes.GROUPS);
            return;
        }
        int c = 0;
        for (; c <= sources.length - Lanes.COUNT; c += Lanes.COUNT) {
            FloatVector.fromArray(Lanes.SPECIES, arena, from, sources, c).intoArray(arena, to + c);
        }
        for (; c < sources.length; c++) {
            arena[to + c] = arena[from + sources[c]];
        }
    }
}
