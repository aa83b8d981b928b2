package blocksmith.engine.kernel;

import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The blocks of this process: one a shape, whoever asks for it.
final class Blocks {
    private static final Known<BlockShape, Block> KNOWN = new Known<>(Blocks::prepared);
    /// Inputs of a call that makes it hot.
    private static final int[] OFFSETS = IntStream.range(0, 16).toArray();

    private Blocks() {
    }

    static Prepared<Block> of(BlockShape shape) {
        return KNOWN.of(shape);
    }

    private static Prepared<Block> prepared(BlockShape shape) {
        var prepared = new Prepared<Block>(new PlainBlock(shape));
        Supplier<Block> code = () -> BlockCode.block(shape);
        int lanes = shape.lanes();
        var weights = new float[OFFSETS.length * shape.stride() + 2 * lanes];
        var inputs = new float[shape.pixels() * (1 + shape.step()) + OFFSETS.length];
        var outputs = new float[(shape.pixels() - 1) * Math.max(shape.to().step(), shape.from().step()) + lanes];
        Compilations.prepare(prepared, code, block -> block.run(weights, 0, inputs, shape.pixels(), OFFSETS, 1,
                outputs, 0, outputs, 0));
        return prepared;
    }
}
