package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Prepared.Call;
import blocksmith.engine.kernel.Prepared.Recipe;
import java.util.stream.IntStream;

/// The blocks of this process: one a shape, whoever asks for it.
final class Blocks {
    private static final Known<BlockShape, Block> KNOWN = new Known<>(Blocks::prepared);
    /// That a block sums, at least. What makes it hot calls it as often as an iteration has inputs, for the compiler counts
    /// iterations, and where an iteration has all of them so often.
    private static final int INPUTS = Call.MANY;

    private Blocks() {
    }

    static Prepared<Block> of(BlockShape shape) {
        return KNOWN.of(shape);
    }

    private static Prepared<Block> prepared(BlockShape shape) {
        return new Prepared<>(Meanwhile.block(shape),
                new Recipe<>(() -> BlockCode.block(shape), () -> call(shape)));
    }

    static Call<Block> call(BlockShape shape) {
        int lanes = shape.lanes();
        var inputs = shape.inputs();
        int step = inputs.step();
        var offsets = IntStream.range(0, Math.ceilDiv(INPUTS, inputs.together()) * inputs.together() + inputs.rest())
                .map(input -> input * step)
                .toArray();
        var weights = new float[offsets.length * shape.stride() + 2 * lanes + shape.ahead() * AlignedFloats.LINE];
        var x = new float[shape.pixels() * (1 + shape.step()) + offsets.length * step + inputs.reach()];
        var outputs = new float[(shape.pixels() - 1) * Math.max(shape.to().step(), shape.from().step()) + lanes];
        int calls = shape.isRow() ? INPUTS : inputs.together();
        return (block, rounds) -> {
            for (int i = 0; i < Math.min(calls, rounds); i++) {
                block.run(weights, 0, x, shape.pixels(), offsets, step, outputs, 0, outputs, 0, weights, 0, 0, 1);
            }
        };
    }
}
