package blocksmith.engine.kernel;

import blocksmith.engine.kernel.BlockShape.Bias;
import blocksmith.engine.kernel.BlockShape.Spread;
import blocksmith.engine.kernel.DepthwiseShape.Axis;
import blocksmith.engine.kernel.DepthwiseShape.Inside;
import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.kernel.Prepared.Call;
import blocksmith.engine.kernel.Prepared.Recipe;
import blocksmith.engine.kernel.TransformShape.Ending;
import blocksmith.engine.kernel.TransformShape.Extent;
import blocksmith.engine.op.Sweep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What runs while the code for a shape is not made yet: the same for all shapes, so that it can be compiled before there is
/// any. Until it is, or where nobody asked for that, numbers are added one by one.
public final class Meanwhile {
    /// Its code is of this class and not made for a shape: where [Rehearsal] tries again, it is with the same.
    private static final Prepared<Form> FORM = form();
    private static final int[] OFFSETS = IntStream.range(0, 24).toArray();
    private static final Clamp CLAMP = new Clamp(0, 6);
    private static final int FLOATS = 1 << 12;
    /// Where blocks begin to read: a bias of each pixel stands before it.
    private static final int PIXEL = 16;
    private static final int PITCH = 64;

    enum Form {
        BY_NUMBERS, BY_VECTORS
    }

    private Meanwhile() {
    }

    /// What makes it ten times as fast, for the rest of the process.
    public static GeneratedCode code() {
        return FORM;
    }

    /// By numbers, until the compiler has made what runs by vectors fast.
    static Prepared<Form> form() {
        return new Prepared<>(Form.BY_NUMBERS, Recipe.compiledAsUsual(() -> Form.BY_VECTORS, Meanwhile::call));
    }

    static Block block(BlockShape shape) {
        var numbers = new PlainBlock(shape);
        var vectors = new VectorBlock(shape);
        return new Block() {
            @Override
            int run(float[] w, int panel, float[] x, int pixel, int[] offsets, int step, float[] out, int to,
                    float[] added, int addedAt, float[] next, int ahead, int further, int count) {
                var block = switch (FORM.current()) {
                    case BY_NUMBERS -> numbers;
                    case BY_VECTORS -> vectors;
                };
                return block.run(w, panel, x, pixel, offsets, step, out, to, added, addedAt, next, ahead, further,
                        count);
            }
        };
    }

    static DepthwiseBlock depthwise(DepthwiseShape shape) {
        var numbers = new PlainDepthwiseBlock(shape);
        var vectors = new VectorDepthwiseBlock(shape);
        return (w, weight, x, rows, out, to, count) -> {
            var block = switch (FORM.current()) {
                case BY_NUMBERS -> numbers;
                case BY_VECTORS -> vectors;
            };
            block.run(w, weight, x, rows, out, to, count);
        };
    }

    static Transform transform(TransformShape shape) {
        var numbers = new PlainTransform(shape);
        var vectors = new VectorTransform(shape, numbers.rows(), numbers.columns());
        return (from, inputs, source, scratch, at, to, target, end, bias, biasAt, residual) -> {
            var transform = switch (FORM.current()) {
                case BY_NUMBERS -> numbers;
                case BY_VECTORS -> vectors;
            };
            transform.run(from, inputs, source, scratch, at, to, target, end, bias, biasAt, residual);
        };
    }

    /// Of all that shapes may differ in: what was never run would be interpreted when it is needed.
    private static Call<Form> call() {
        var blocks = blocks();
        var depthwise = List.of(ofChannels(Clamp.NONE), ofChannels(CLAMP), ofPlane(Clamp.NONE), ofPlane(CLAMP));
        var transforms = transforms();
        var inputs = new int[transforms.getFirst().shape().rows().width()];
        var numbers = new float[FLOATS];
        var results = new float[FLOATS];
        var rows = new int[depthwise.getFirst().shape().down().reach()];
        var sums = new float[VectorBlock.SUMS];
        var scratch = new float[transforms.getFirst().shape().scratchFloats()];
        return (_, turns) -> {
            // an iterator would be an object
            for (int i = 0; i < some(blocks, turns); i++) {
                blocks.get(i).run(numbers, 0, numbers, PIXEL, OFFSETS, results, 0, results, 0, sums);
            }
            for (int i = 0; i < some(depthwise, turns); i++) {
                depthwise.get(i).run(numbers, 0, numbers, rows, results, 0, 2 * Lanes.COUNT);
            }
            for (int i = 0; i < some(transforms, turns); i++) {
                transforms.get(i).run(numbers, inputs, 0, scratch, 0, results, 0, 2 * Lanes.COUNT, numbers, 0,
                        FLOATS / 2);
            }
        };
    }

    /// How many: all of them, unless a short call is asked for.
    private static int some(List<?> all, int turns) {
        return turns == Call.MANY ? all.size() : Math.min(all.size(), turns);
    }

    private static List<VectorBlock> blocks() {
        var blocks = new ArrayList<VectorBlock>();
        for (var bias : Bias.values()) {
            for (var residual : Residual.values()) {
                if (bias != Bias.NONE || residual == Residual.ADDED) {
                    blocks.add(block(5, 2, bias, residual, Clamp.NONE));
                    blocks.add(block(3, 1, bias, residual, Clamp.NONE));
                    blocks.add(block(9, 1, bias, residual, CLAMP));
                }
            }
        }
        return blocks;
    }

    private static VectorBlock block(int pixels, int vectors, Bias bias, Residual residual, Clamp clamp) {
        int lanes = vectors * Lanes.COUNT;
        var packed = new Spread(lanes, lanes - Lanes.COUNT);
        return new VectorBlock(new BlockShape(pixels, vectors, 1, lanes, packed, packed, bias, residual, clamp,
                Inputs.of(OFFSETS, Inputs.SOME), 0));
    }

    private static VectorDepthwiseBlock ofChannels(Clamp clamp) {
        int channels = 2 * Lanes.COUNT;
        return new VectorDepthwiseBlock(DepthwiseShape.ofChannels(new Axis(2, 3, 1, 1),
                new Axis(2, 3, channels, channels), new Inside(channels, 4 * channels), 2 * channels, channels, clamp));
    }

    private static VectorDepthwiseBlock ofPlane(Clamp clamp) {
        return new VectorDepthwiseBlock(DepthwiseShape.ofPlane(new Axis(2, 3, 1, 1), new Axis(1, 3, 1, 1),
                new Inside(1, 4), new Inside(1, 2 * Lanes.COUNT + 1), PITCH, 2 * Lanes.COUNT, clamp));
    }

    /// Inputs' points, of which some columns are beside the image, and outputs with all that they may end with and with a bias alone.
    private static List<VectorTransform> transforms() {
        var form = WinogradForm.find(4, new Sweep(3, 3, 1, 1, 0, 0)).orElseThrow();
        return List.of(transform(form.input(), new Extent(1, form.input().width()), Ending.NONE),
                transform(form.output(), Extent.all(form.output()),
                        new Ending(TransformShape.Bias.ADDED, Residual.ADDED, CLAMP)),
                transform(form.output(), Extent.all(form.output()),
                        new Ending(TransformShape.Bias.ADDED, Residual.NONE, Clamp.NONE)));
    }

    private static VectorTransform transform(Matrix matrix, Extent inside, Ending ending) {
        int row = matrix.height() * Lanes.COUNT;
        var products = Products.of(matrix);
        return new VectorTransform(
                new TransformShape(matrix, matrix, Lanes.COUNT, inside, row, Lanes.COUNT, ending), products, products);
    }
}
