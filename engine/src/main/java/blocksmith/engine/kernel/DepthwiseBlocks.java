package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Prepared.Call;
import blocksmith.engine.kernel.Prepared.Recipe;

/// The depthwise blocks of this process: one a shape, whoever asks for it.
final class DepthwiseBlocks {
    private static final Known<DepthwiseShape, DepthwiseBlock> KNOWN = new Known<>(DepthwiseBlocks::prepared);
    /// The compiler counts how often a loop goes round.
    private static final int VECTORS = 16;

    private DepthwiseBlocks() {
    }

    static Prepared<DepthwiseBlock> of(DepthwiseShape shape) {
        return KNOWN.of(shape);
    }

    private static Prepared<DepthwiseBlock> prepared(DepthwiseShape shape) {
        return new Prepared<>(new PlainDepthwiseBlock(shape),
                new Recipe<>(() -> DepthwiseCode.block(shape), () -> call(shape)));
    }

    private static Call<DepthwiseBlock> call(DepthwiseShape shape) {
        int lanes = VECTORS * Lanes.COUNT;
        var weights = new float[shape.weight(shape.down().taps(), 0) + lanes];
        var inputs = new float[shape.across().reach() + lanes + shape.down().reach() * shape.pitch()];
        var rows = new int[shape.down().reach()];
        var outputs = new float[shape.output(shape.down().outputs() - 1, shape.across().outputs() - 1) + lanes];
        return block -> block.run(weights, 0, inputs, rows, outputs, 0, lanes);
    }
}
