package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Prepared.Call;
import blocksmith.engine.kernel.Prepared.Recipe;
import java.util.stream.IntStream;

/// The depthwise blocks of this process: one a shape, whoever asks for it.
final class DepthwiseBlocks {
    private static final Known<DepthwiseShape, DepthwiseBlock> KNOWN = new Known<>(DepthwiseBlocks::prepared);
    /// Of bytecode: longer methods the JVM leaves to the interpreter.
    private static final int LONGEST = 8_000;
    /// Bytes that a tap takes, and its products with one output, roughly: in order, each loads its input.
    private static final int BYTES_A_TAP = 29;
    private static final int BYTES_A_PRODUCT = 12;
    private static final int BYTES_IN_ORDER = 23;
    /// What a plane's block takes in order, by the byte at most: each input of a column of the window is loaded but once, and may meet a
    /// mask.
    private static final int BYTES_OF_PLANE = 250;
    private static final int BYTES_AN_OUTPUT_OF_PLANE = 52;
    private static final int BYTES_AN_INPUT = 18;
    private static final int BYTES_TO_MASK = 11;
    private static final int BYTES_A_MASK = 18;
    private static final int BYTES_A_WEIGHT = 14;
    private static final int BYTES_A_PRODUCT_OF_PLANE = MultiplyAdd.IS_FUSED ? 11 : 17;

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
    static boolean isTooLong(DepthwiseShape shape) {
        if (shape.isOfPlane() && shape.isInOrder()) {
            return bytesOfPlane(shape) > LONGEST;
        }
        int product = shape.isInOrder() ? BYTES_IN_ORDER : BYTES_A_PRODUCT;
        return (long) shape.taps() * (BYTES_A_TAP + product * shape.outputs()) > LONGEST;
    }

    private static long bytesOfPlane(DepthwiseShape shape) {
        int columns = shape.across().taps();
        long masked = IntStream.range(0, columns).filter(shape::isMasked).count();
        int inputs = shape.down().inputs().size();
        return BYTES_OF_PLANE + (long) shape.outputs() * BYTES_AN_OUTPUT_OF_PLANE
                + (long) columns * inputs * BYTES_AN_INPUT
                + masked * (inputs * BYTES_TO_MASK + BYTES_A_MASK)
                + (long) shape.taps() * (BYTES_A_WEIGHT + shape.outputs() * BYTES_A_PRODUCT_OF_PLANE);
    }

    static Call<DepthwiseBlock> call(DepthwiseShape shape) {
        int lanes = Call.MANY * Lanes.COUNT;
        var weights = new float[shape.weight(shape.down().taps(), 0) + lanes + shape.mask(shape.across().taps())];
        var inputs = new float[shape.across().reach() + lanes + shape.down().reach() * shape.pitch()];
        var rows = new int[Math.max(2, shape.down().reach())];
        var outputs = new float[shape.output(shape.down().outputs() - 1, shape.across().outputs() - 1) + lanes];
        return (block, turns) -> block.run(weights, 0, inputs, rows, outputs, 0, turns * Lanes.COUNT);
    }
}
