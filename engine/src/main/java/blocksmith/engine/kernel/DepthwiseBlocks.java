package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Prepared.Call;
import blocksmith.engine.kernel.Prepared.Recipe;

/// The depthwise blocks of this process: one a shape, whoever asks for it.
final class DepthwiseBlocks {
    private static final Known<DepthwiseShape, DepthwiseBlock> KNOWN = new Known<>(DepthwiseBlocks::prepared);
    /// Of a call. The compiler counts rounds of the loop over vectors as it counts calls, and wants code after 15,000 of both,
    /// or a tenth: eight rounds of calls ([Rehearsal]) made 6,000 with four vectors, and make 20,000 with sixteen.
    private static final int VECTORS = 16;
    /// Of bytecode: longer methods the JVM leaves to the interpreter.
    private static final int LONGEST = 8_000;
    /// Bytes that a tap takes, and its products with one output, roughly: in order, each loads its input.
    private static final int BYTES_A_TAP = 29;
    private static final int BYTES_A_PRODUCT = 12;
    private static final int BYTES_IN_ORDER = 23;

    private DepthwiseBlocks() {
    }

    static Prepared<DepthwiseBlock> of(DepthwiseShape shape) {
        return KNOWN.of(shape);
    }

    private static Prepared<DepthwiseBlock> prepared(DepthwiseShape shape) {
        var plain = Meanwhile.depthwise(shape);
        return isTooLong(shape)
                ? Prepared.alwaysPlain(plain)
                : new Prepared<>(plain, new Recipe<>(() -> DepthwiseCode.block(shape), () -> call(shape)));
    }

    /// Whether all taps one after the other are more code than is compiled: from 13×13 for two outputs on, 14×14 for one.
    private static boolean isTooLong(DepthwiseShape shape) {
        int product = shape.isInOrder() ? BYTES_IN_ORDER : BYTES_A_PRODUCT;
        return (long) shape.taps() * (BYTES_A_TAP + product * shape.outputs()) > LONGEST;
    }

    static Call<DepthwiseBlock> call(DepthwiseShape shape) {
        int lanes = VECTORS * Lanes.COUNT;
        var weights = new float[shape.weight(shape.down().taps(), 0) + lanes + shape.mask(shape.across().taps())];
        var inputs = new float[shape.across().reach() + lanes + shape.down().reach() * shape.pitch()];
        var rows = new int[Math.max(2, shape.down().reach())];
        var outputs = new float[shape.output(shape.down().outputs() - 1, shape.across().outputs() - 1) + lanes];
        return block -> block.run(weights, 0, inputs, rows, outputs, 0, lanes);
    }
}
