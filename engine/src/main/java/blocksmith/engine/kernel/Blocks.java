package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Prepared.Call;
import blocksmith.engine.kernel.Prepared.Recipe;
import java.util.stream.IntStream;

/// The blocks of this process: one a shape, whoever asks for it.
final class Blocks {
    private static final Known<BlockShape, Block> KNOWN = new Known<>(Blocks::prepared);
    /// That a block sums, at least.
    private static final int INPUTS = 16;

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
        // the compiler counts iterations, of which there are the fewer the more inputs each of them takes
        int calls = shape.makesRows() ? Call.MANY : inputs.together();
        return (block, turns) -> {
            for (int i = 0; i < Math.min(calls, turns); i++) {
                block.run(weights, 0, x, shape.pixels(), offsets, step, outputs, 0, outputs, 0, weights, 0, 0, 1);
            }
        };
    }
}
