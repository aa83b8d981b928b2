package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import blocksmith.engine.kernel.BlockShape.Bias;
import blocksmith.engine.kernel.BlockShape.Spread;
import blocksmith.engine.kernel.DepthwiseShape.Axis;
import blocksmith.engine.kernel.DepthwiseShape.Inside;
import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.kernel.Prepared.Call;
import blocksmith.engine.kernel.TransformShape.Ending;
import blocksmith.engine.kernel.TransformShape.Extent;
import blocksmith.engine.op.Sweep;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is generated against its plain form: the same bits, so that nobody sees when the one takes the other's place.
class GeneratedCodeTest {
    private static final Clamp SIX = new Clamp(0, 6);
    private static final Clamp RELU = new Clamp(0, Float.POSITIVE_INFINITY);
    private static final int SIZE = 1 << 14;
    private static final int INPUTS = 27;
    private static final int[] EVEN = IntStream.range(0, INPUTS).map(i -> 3 + 7 * i).toArray();
    private static final int[] SCATTERED = IntStream.range(0, INPUTS).map(i -> 7 * i + i % 5).toArray();
    /// Of nine that are alike, which are in no order, and of eight at one distance behind three others.
    private static final int[] RUNS = IntStream.range(0, INPUTS).map(i -> 100 * (i / 9) + i % 3 * 30 + i % 9).toArray();
    private static final int[] ROWS = IntStream.range(0, INPUTS).map(i -> 100 * ((i + 5) / 8) + (i + 5) % 8).toArray();
    private static final float[] SPECIAL = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0, -0f,
        Float.MIN_VALUE, -Float.MIN_VALUE, Float.MAX_VALUE};

    static Stream<BlockShape> blocks() {
        int lanes = Lanes.COUNT;
        var inputs = Inputs.of(EVEN, Inputs.SOME);
        return Stream.of(
                new BlockShape(1, 1, 5, lanes, packed(1), packed(1), Bias.BY_VECTOR, Residual.NONE, Clamp.NONE,
                        inputs, 0),
                new BlockShape(6, 2, 32, 2 * lanes, new Spread(40, lanes), new Spread(44, lanes - 3), Bias.BY_VECTOR,
                        Residual.ADDED, SIX, inputs, 0),
                new BlockShape(4, 3, 19, 3 * lanes, new Spread(60, 2 * lanes - 3), packed(3), Bias.BY_VECTOR,
                        Residual.NONE, RELU, inputs, 0),
                new BlockShape(5, 2, 19, 2 * lanes, packed(2), packed(2), Bias.NONE, Residual.ADDED, Clamp.NONE,
                        inputs, 0),
                new BlockShape(5, 2, 19, 2 * lanes, new Spread(60, lanes - 1), packed(2), Bias.NONE, Residual.ADDED,
                        SIX, inputs, 1),
                new BlockShape(4, 2, 19, 2 * lanes, packed(2), packed(2), Bias.BY_VECTOR, Residual.NONE, RELU,
                        inputs, 2),
                new BlockShape(8, 2, 1, 101, new Spread(100, lanes - 1), new Spread(100, lanes - 1), Bias.BY_PIXEL,
                        Residual.ADDED, RELU, inputs, 0),
                new BlockShape(3, 1, 1, 64, new Spread(64, 0), new Spread(64, 0), Bias.BY_PIXEL, Residual.NONE, SIX,
                        inputs, 0),
                new BlockShape(2, 4, 19, 4 * lanes, packed(4), packed(4), Bias.BY_VECTOR, Residual.NONE, RELU,
                        inputs, 0),
                new BlockShape(7, 2, 19, 2 * lanes, packed(2), packed(2), Bias.BY_VECTOR, Residual.ADDED, RELU,
                        inputs, 0),
                new BlockShape(9, 1, 19, lanes, packed(1), packed(1), Bias.BY_VECTOR, Residual.ADDED, SIX, inputs, 0),
                new BlockShape(11, 1, 19, lanes, packed(1), packed(1), Bias.NONE, Residual.ADDED, RELU, inputs, 0),
                inPairs(2, 2, Residual.NONE, Clamp.NONE, 0),
                inPairs(8, 2, Residual.ADDED, SIX, 1),
                inPairs(6, 3, Residual.NONE, SIX, 0),
                inPairs(4, 3, Residual.ADDED, RELU, 1),
                inPairs(4, 4, Residual.NONE, RELU, lanes / 2 - 1));
    }

    /// Every second pixel shares its first vector with the one before.
    ///
    /// @param twice channels that the last two vectors make both
    private static BlockShape inPairs(int pixels, int vectors, Residual residual, Clamp clamp, int twice) {
        int lanes = Lanes.COUNT;
        int last = lanes / 2 + (vectors - 2) * lanes - twice;
        return new BlockShape(pixels, vectors, 19, vectors * lanes, new Spread(last + lanes, lanes / 2, last),
                new Spread(last + lanes + 5, lanes / 2, last), Bias.BY_VECTOR, residual, clamp,
                Inputs.of(EVEN, Inputs.SOME), 0);
    }

    @Test
    void pixelsOfOnePanelShareTheirFirstVectorsByPairs() {
        var shared = new Spread(2 * Lanes.COUNT, Lanes.COUNT / 2, Lanes.COUNT / 2);
        var inputs = Inputs.of(EVEN, Inputs.SOME);
        for (var shape : List.<Supplier<BlockShape>>of(
                () -> new BlockShape(3, 2, 19, 64, shared, shared, Bias.BY_VECTOR, Residual.NONE, RELU, inputs, 0),
                () -> new BlockShape(4, 1, 19, 64, shared, shared, Bias.BY_VECTOR, Residual.NONE, RELU, inputs, 0),
                () -> new BlockShape(4, 2, 19, 64, shared, shared, Bias.BY_PIXEL, Residual.NONE, RELU, inputs, 0),
                () -> new BlockShape(4, 2, 19, 64, shared, packed(2), Bias.BY_VECTOR, Residual.NONE, RELU, inputs,
                        0),
                () -> new BlockShape(4, 2, 19, 64, packed(2), shared, Bias.BY_VECTOR, Residual.NONE, RELU, inputs,
                        0))) {
            assertThrows(IllegalArgumentException.class, shape::get);
        }
    }

    /// The same block of other inputs.
    private static BlockShape of(Offsets offsets, BlockShape shape) {
        return new BlockShape(shape.pixels(), shape.vectors(), shape.step(), shape.stride(), shape.to(), shape.from(),
                shape.bias(), shape.residual(), shape.clamp(), offsets.inputs(), shape.ahead());
    }

    private static Spread packed(int vectors) {
        return new Spread(vectors * Lanes.COUNT, (vectors - 1) * Lanes.COUNT);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void aBlockHasTheBitsOfItsPlainForm(BlockShape shape) {
        for (var inputs : List.of(EVEN, SCATTERED, RUNS, ROWS)) {
            var offsets = Offsets.of(inputs, Inputs.SOME);
            assertSame(memory -> run(new PlainBlock(shape), shape, offsets, memory),
                    memory -> run(BlockCode.block(of(offsets, shape)), shape, offsets, memory));
        }
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void aBlockOfNumbersHasTheBitsOfItsPlainForm(BlockShape shape) {
        var ofNumbers = new BlockShape(shape.pixels(), shape.vectors(), shape.step(), shape.stride(), shape.to(),
                shape.from(), shape.bias(), shape.residual(), shape.clamp().ofNumbers(), shape.inputs(), shape.ahead());
        for (var inputs : List.of(EVEN, SCATTERED)) {
            var offsets = Offsets.of(inputs, Inputs.SOME);
            assertSameOfNumbers(memory -> run(new PlainBlock(shape), shape, offsets, memory),
                    memory -> run(BlockCode.block(of(offsets, ofNumbers)), shape, offsets, memory));
        }
    }

    /// What fails there would stay plain, and nobody would know why.
    @ParameterizedTest
    @MethodSource("blocks")
    void aBlockCanBeRehearsed(BlockShape shape) {
        for (var inputs : List.of(EVEN, SCATTERED, RUNS, ROWS)) {
            for (var block : List.of(of(Offsets.of(inputs, Inputs.SOME), shape),
                    of(Offsets.of(inputs, Inputs.MANY), shape))) {
                assertDoesNotThrow(() -> Blocks.call(block).on(BlockCode.block(block), Call.MANY));
            }
        }
    }

    /// As many as are taken together, fewer, and more.
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 15, 24})
    void aBlockSumsAnyNumberOfInputs(int count) {
        for (var inputs : List.of(EVEN, SCATTERED, ROWS)) {
            for (int together : new int[]{Inputs.SOME, Inputs.MANY}) {
                assertSumsAsThePlainForm(Offsets.of(Arrays.copyOf(inputs, count), together), 1);
                assertSumsAsThePlainForm(Offsets.of(Arrays.copyOf(inputs, count), together), 2);
            }
        }
    }

    private static void assertSumsAsThePlainForm(Offsets offsets, int vectors) {
        var shape = new BlockShape(3, vectors, 19, vectors * Lanes.COUNT, packed(vectors), packed(vectors),
                Bias.BY_VECTOR, Residual.ADDED, SIX, offsets.inputs(), 0);
        assertSame(memory -> run(new PlainBlock(shape), shape, offsets, memory),
                memory -> run(BlockCode.block(shape), shape, offsets, memory));
    }

    /// The bits of whatever is loaded are in what it returns.
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aBlockLoadsTheLinesThatItsShapeSays(int lines) {
        assumeFalse(Ahead.IS_BY_STORES);
        int from = 50;
        int step = 20;
        for (var inputs : List.of(EVEN, SCATTERED, RUNS, ROWS)) {
            var offsets = Offsets.of(inputs, Inputs.MANY);
            var shape = new BlockShape(3, 2, 19, 2 * Lanes.COUNT, packed(2), packed(2), Bias.BY_VECTOR, Residual.NONE,
                    SIX, offsets.inputs(), lines);
            var marked = new float[from + 2 * step + lines * AlignedFloats.LINE];
            int expected = 0;
            for (int time = 0; time < offsets.iterations(); time++) {
                for (int line = 0; line < lines; line++) {
                    int mark = 1 << (3 * time + line);
                    marked[from + time * step + line * AlignedFloats.LINE] = Float.intBitsToFloat(mark);
                    expected |= mark;
                }
            }
            var memory = new float[SIZE];
            assertEquals(expected, BlockCode.block(shape).run(memory, 100, memory, 4000, offsets.all(), offsets.step(),
                    memory, 8000, memory, 12000, marked, from, step, 1));
        }
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void whatRunsMeanwhileHasTheBitsOfThePlainForm(BlockShape shape) {
        var offsets = Offsets.of(EVEN, Inputs.SOME);
        assertSame(memory -> run(new PlainBlock(shape), shape, offsets, memory),
                memory -> run(new VectorBlock(shape), shape, offsets, memory));
    }

    static Stream<BlockShape> blocksOfLaterInputs() {
        return blocks().filter(shape -> shape.bias() == Bias.NONE && shape.to().equals(shape.from()));
    }

    /// They are added to the sums of those before, in their place.
    @ParameterizedTest
    @MethodSource("blocksOfLaterInputs")
    void sumsMayGoWhereThoseBeforeThemWaited(BlockShape shape) {
        var offsets = Offsets.of(EVEN, Inputs.SOME);
        for (var block : List.of(new VectorBlock(shape), BlockCode.block(shape))) {
            assertSame(memory -> run(new PlainBlock(shape), shape, offsets, memory, 8000),
                    memory -> run(block, shape, offsets, memory, 8000));
        }
    }

    private static void run(Block block, BlockShape shape, Offsets offsets, float[] memory) {
        run(block, shape, offsets, memory, 12000);
    }

    private static void run(Block block, BlockShape shape, Offsets offsets, float[] memory, int addedAt) {
        // what two pixels share has the same weights for both
        for (int input = 0; input <= offsets.count() && shape.isShared(0); input++) {
            int first = 100 + input * shape.stride();
            System.arraycopy(memory, first, memory, first + Lanes.COUNT / 2, Lanes.COUNT / 2);
        }
        block.run(memory, 100, memory, 4000, offsets.all(), offsets.step(), memory, 8000, memory, addedAt, memory,
                0, AlignedFloats.LINE / 2, 1);
    }

    static Stream<BlockShape> rows() {
        assumeTrue(Inputs.FEW > 0);
        int lanes = Lanes.COUNT;
        return Stream.of(1, 3, 7).flatMap(distance -> IntStream.of(2, 5, Inputs.FEW).boxed().flatMap(count -> {
            var inputs = Inputs.allTogether(IntStream.range(0, count).map(i -> 4 + distance * i).toArray())
                    .orElseThrow();
            return Stream.of(
                    new BlockShape(6, 2, 19, 2 * lanes, new Spread(60, lanes), new Spread(44, lanes - 3),
                            Bias.BY_VECTOR, Residual.ADDED, SIX, inputs, 0),
                    new BlockShape(3, 3, 7, 3 * lanes, packed(3), packed(3), Bias.BY_VECTOR, Residual.NONE, Clamp.NONE,
                            inputs, 0),
                    new BlockShape(11, 1, 16, lanes, new Spread(40, 0), packed(1), Bias.BY_VECTOR, Residual.ADDED, RELU,
                            inputs, 0));
        }));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void blocksInARowCanBeRehearsed(BlockShape shape) {
        assertDoesNotThrow(() -> Blocks.call(shape).on(BlockCode.block(shape), Call.MANY));
    }

    @Test
    void blocksInARowHaveTheSameWeightsAndFetchNone() {
        assumeTrue(Inputs.FEW > 0);
        var inputs = Inputs.allTogether(new int[]{0, 1}).orElseThrow();
        assertThrows(IllegalArgumentException.class, () -> new BlockShape(4, 2, 1, 101, packed(2), packed(2),
                Bias.BY_PIXEL, Residual.NONE, RELU, inputs, 0));
        assertThrows(IllegalArgumentException.class, () -> new BlockShape(4, 2, 1, 101, packed(2), packed(2),
                Bias.BY_VECTOR, Residual.NONE, RELU, inputs, 1));
        assertEquals(0, Ahead.lines(2, 1, inputs));
    }

    /// Of no blocks as well.
    @ParameterizedTest
    @MethodSource("rows")
    void blocksInARowHaveTheBitsOfSingleOnes(BlockShape shape) {
        var code = BlockCode.block(shape);
        var offsets = shape.inputs().run().stream().mapToInt(place -> 4 + place).toArray();
        for (int count = 0; count < 4; count++) {
            int blocks = count;
            for (var block : List.of(code, new PlainBlock(shape), new VectorBlock(shape))) {
                assertSame(memory -> {
                    for (int i = 0; i < blocks; i++) {
                        runRow(new PlainBlock(shape), shape, offsets, memory, i, 1);
                    }
                }, memory -> runRow(block, shape, offsets, memory, 0, blocks));
            }
        }
    }

    /// @param first of the blocks of a row
    private static void runRow(Block block, BlockShape shape, int[] offsets, float[] memory, int first, int count) {
        int pixels = first * shape.pixels();
        block.run(memory, 100, memory, 4000 + pixels * shape.step(), offsets, 1, memory,
                8000 + pixels * shape.to().step(), memory, 12000 + pixels * shape.from().step(), memory, 0, 0, count);
    }

    static Stream<DepthwiseShape> depthwise() {
        return Stream.of(
                depthwise(new Axis(2, 3, 1, 1), new Axis(4, 3, 40, 40), new Inside(40, 200), SIX),
                depthwise(new Axis(1, 5, 1, 1), new Axis(3, 5, 80, 40), new Inside(0, 1000), RELU),
                depthwise(new Axis(2, 3, 2, 4), new Axis(2, 3, 80, 160), new Inside(160, 320), Clamp.NONE),
                depthwise(new Axis(2, 1, 1, 1), new Axis(3, 1, 40, 40), new Inside(40, 60), SIX),
                depthwise(new Axis(2, 3, 1, 1), new Axis(7, 3, 40, 40), new Inside(40, 1000), RELU),
                depthwise(new Axis(2, 3, 1, 1), new Axis(1, 3, 40, 40), new Inside(0, 0), RELU),
                depthwise(new Axis(2, 9, 1, 1), new Axis(1, 9, 40, 40), new Inside(0, 1000), Clamp.NONE),
                DepthwiseShape.ofPlane(new Axis(8, 3, 1, 1), new Axis(1, 3, 1, 1), Inside.EVERYTHING, Inside.EVERYTHING,
                        80, 56, SIX),
                DepthwiseShape.ofPlane(new Axis(4, 3, 1, 1), new Axis(1, 3, 1, 1), Inside.EVERYTHING,
                        Inside.EVERYTHING, 400, 2 * Lanes.COUNT - 3, Clamp.NONE),
                DepthwiseShape.ofPlane(new Axis(2, 3, 2, 3), new Axis(1, 5, 1, 2), Inside.EVERYTHING, Inside.EVERYTHING,
                        300, 300, SIX),
                DepthwiseShape.ofPlane(new Axis(8, 3, 1, 1), new Axis(1, 3, 1, 1), new Inside(1, 10), inPlane(1), 80,
                        2 * Lanes.COUNT, RELU),
                DepthwiseShape.ofPlane(new Axis(4, 5, 1, 1), new Axis(1, 5, 1, 2), new Inside(0, 6), inPlane(3), 60,
                        2 * Lanes.COUNT, SIX),
                DepthwiseShape.ofPlane(new Axis(1, 3, 1, 1), new Axis(1, 3, 1, 1), Inside.EVERYTHING, inPlane(0), 60,
                        2 * Lanes.COUNT,
                        Clamp.NONE),
                DepthwiseShape.ofPlane(new Axis(2, 3, 1, 1), new Axis(1, 3, 1, 1), new Inside(1, 3), inPlane(1), 60,
                        2 * Lanes.COUNT - 3,
                        Clamp.NONE));
    }

    /// Some zeros, two vectors less three numbers, and zeros again.
    private static Inside inPlane(int before) {
        return new Inside(before, before + 2 * Lanes.COUNT - 3);
    }

    private static DepthwiseShape depthwise(Axis down, Axis across, Inside inside, Clamp clamp) {
        return DepthwiseShape.ofChannels(down, across, inside, 300, 40, clamp);
    }

    @ParameterizedTest
    @MethodSource("depthwise")
    void aDepthwiseBlockHasTheBitsOfItsPlainForm(DepthwiseShape shape) {
        assertFiltersAsThePlainForm(shape, DepthwiseCode.block(shape));
    }

    @ParameterizedTest
    @MethodSource("depthwise")
    void aDepthwiseBlockOfNumbersHasTheBitsOfItsPlainForm(DepthwiseShape shape) {
        var ofNumbers = new DepthwiseShape(shape.down(), shape.across(), shape.insideDown(), shape.insideAcross(),
                shape.pitch(), shape.toRow(), shape.toColumn(), shape.weightStep(), shape.clamp().ofNumbers());
        var rows = rows(shape);
        assertSameOfNumbers(
                memory -> filter(shape, new PlainDepthwiseBlock(shape), memory, rows, 2 * Lanes.COUNT),
                memory -> filter(shape, DepthwiseCode.block(ofNumbers), memory, rows, 2 * Lanes.COUNT));
    }

    @ParameterizedTest
    @MethodSource("depthwise")
    void whatFiltersMeanwhileHasTheBitsOfThePlainForm(DepthwiseShape shape) {
        assertFiltersAsThePlainForm(shape, new VectorDepthwiseBlock(shape));
    }

    private static void assertFiltersAsThePlainForm(DepthwiseShape shape, DepthwiseBlock block) {
        int count = 2 * Lanes.COUNT;
        var rows = rows(shape);
        assertSame(
                memory -> filter(shape, new PlainDepthwiseBlock(shape), memory, rows, count),
                memory -> filter(shape, block, memory, rows, count));
        if (shape.isOfPlane()) {
            assertFiltersTheEndOfARow(shape, new PlainDepthwiseBlock(shape), block);
            assertFiltersTheEndOfARow(shape, block, new PlainDepthwiseBlock(shape));
        }
    }

    private static int[] rows(DepthwiseShape shape) {
        return shape.isOfPlane()
                ? new int[]{4000, 15000}
                : IntStream.range(0, shape.down().reach()).map(row -> 4000 + 400 * row).toArray();
    }

    /// A vector that begins amid a row has what the row has there.
    private static void assertFiltersTheEndOfARow(DepthwiseShape shape, DepthwiseBlock ofRow, DepthwiseBlock ofEnd) {
        int from = Lanes.COUNT - 3;
        assertSame(
                memory -> {
                    filter(shape, ofRow, memory, new int[]{4000, 15000}, 2 * Lanes.COUNT);
                    keepVectors(shape, memory, from);
                },
                memory -> {
                    filter(shape, ofEnd, memory, new int[]{4000 + from, 15000 + from}, Lanes.COUNT);
                    keepVectors(shape, memory, 0);
                });
    }

    /// Of all that was made only a vector of each output, so far from its first number.
    private static void keepVectors(DepthwiseShape shape, float[] memory, int from) {
        for (int output = 0; output < shape.outputs(); output++) {
            int first = 12000 + shape.output(output, 0) + from;
            System.arraycopy(memory, first, memory, 13500 + output * Lanes.COUNT, Lanes.COUNT);
        }
        Arrays.fill(memory, 12000, 13500, 0);
    }

    private static void filter(DepthwiseShape shape, DepthwiseBlock block, float[] memory, int[] rows, int count) {
        var masks = shape.masks();
        System.arraycopy(masks, 0, memory, 15000, masks.length);
        block.run(memory, 0, memory, rows, memory, 12000, count);
    }

    static Stream<Optional<Tile.Strides>> tiles() {
        return Stream.of(Optional.empty(), Optional.of(new Tile.Strides(40, 50)),
                Optional.of(new Tile.Strides(Lanes.COUNT, 300)));
    }

    @ParameterizedTest
    @MethodSource("tiles")
    void aTileTurnsEveryNumberOfItsSquares(Optional<Tile.Strides> strides) {
        var rows = strides.orElse(new Tile.Strides(61, 33));
        int next = 7;
        int nextTurned = Lanes.COUNT + 1;
        assertSame(
                memory -> {
                    for (int square = 0; square < 3; square++) {
                        for (int i = 0; i < Lanes.COUNT * Lanes.COUNT; i++) {
                            memory[8000 + square * nextTurned + i % Lanes.COUNT * rows.rows()
                                    + i / Lanes.COUNT] = memory[square * next + i / Lanes.COUNT * rows.columns()
                                            + i % Lanes.COUNT];
                        }
                    }
                },
                memory -> TileCode.tile(strides)
                        .turn(memory, 0, rows.columns(), next, memory, 8000, rows.rows(), nextTurned, 3));
    }

    /// What is loaded beside, to be left out, is of the squares too.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTileReadsAndWritesNothingBesideItsSquares(boolean isOfKnownRows) {
        int next = Lanes.COUNT * Lanes.COUNT;
        var turned = new float[2 * next];
        var squares = new float[2 * next];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = i;
        }
        TileCode.tile(Optional.of(new Tile.Strides(Lanes.COUNT, Lanes.COUNT)).filter(_ -> isOfKnownRows))
                .turn(squares, 0, Lanes.COUNT, next, turned, 0, Lanes.COUNT, next, 2);
        assertEquals(1, turned[Lanes.COUNT]);
        assertEquals(2 * next - 1, turned[2 * next - 1]);
    }

    static Stream<RowCopy.Shape> copies() {
        return Stream.of(new RowCopy.Shape(Lanes.COUNT, 50, 60), new RowCopy.Shape(2 * Lanes.COUNT + 3, 90, 48),
                new RowCopy.Shape(32 * Lanes.COUNT - 1, 640, 656));
    }

    @ParameterizedTest
    @MethodSource("copies")
    void rowsAreCopiedAsTheSystemCopiesThem(RowCopy.Shape shape) {
        assertSame(
                memory -> RowCopyCode.plain(shape).run(memory, 100, memory, 12000, 3),
                memory -> RowCopyCode.copy(shape).run(memory, 100, memory, 12000, 3));
    }

    @ParameterizedTest
    @MethodSource("copies")
    void copiesMayOverlapRowsBehindThem(RowCopy.Shape rows) {
        var shape = new RowCopy.Shape(rows.length(), rows.from(), rows.from());
        int place = 100 - AlignedFloats.LINE;
        assertSame(
                memory -> RowCopyCode.plain(shape).run(memory, 100, memory, place, 3),
                memory -> RowCopyCode.copy(shape).run(memory, 100, memory, place, 3));
    }

    static Stream<TransformShape> transforms() {
        return Stream.of(2, 4).flatMap(GeneratedCodeTest::transforms);
    }

    private static Stream<TransformShape> transforms(int outputs) {
        var three = form(outputs, 3, 1);
        var seven = form(outputs, 7, 1);
        var strided = form(2, 3, 2);
        var ending = new Ending(TransformShape.Bias.ADDED, Residual.ADDED, SIX);
        return Stream.of(
                new TransformShape(three.input(), three.input(), 40, Extent.all(three.input()), 240, 40, Ending.NONE),
                new TransformShape(three.input(), three.input(), 40, new Extent(1, 3), 240, 40, Ending.NONE),
                new TransformShape(three.input(), three.input(), 40, new Extent(0, 0), 240, 40, Ending.NONE),
                new TransformShape(strided.input(), strided.input(), 40, new Extent(1, 5), 240, 40, Ending.NONE),
                new TransformShape(strided.output(), strided.output(), 40, Extent.all(strided.output()), 300, 40,
                        ending),
                new TransformShape(three.output(), three.output(), 40, Extent.all(three.output()), 300, 40, ending),
                new TransformShape(Matrix.ONE, seven.input(), 40, Extent.all(seven.input()), 400, 40, Ending.NONE),
                new TransformShape(Matrix.ONE, seven.input(), 40, new Extent(2, 6), 400, 40, Ending.NONE),
                new TransformShape(seven.input(), Matrix.ONE, 40, new Extent(0, 0), 400, 40, Ending.NONE),
                new TransformShape(seven.output(), Matrix.ONE, 40, Extent.all(Matrix.ONE), 400, 40, ending));
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void aTransformHasTheBitsOfItsPlainForm(TransformShape shape) {
        assertTransformsAsThePlainForm(shape, TransformCode.transform(shape));
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void whatTransformsMeanwhileHasTheBitsOfThePlainForm(TransformShape shape) {
        assertTransformsAsThePlainForm(shape,
                new VectorTransform(shape, Products.of(shape.rows()), Products.of(shape.columns())));
    }

    /// With all in one memory, as kernels have it; what is left of the scratch is of no account.
    private static void assertTransformsAsThePlainForm(TransformShape shape, Transform transform) {
        assertSame(memory -> transform(shape, new PlainTransform(shape), memory),
                memory -> transform(shape, transform, memory));
    }

    private static void transform(TransformShape shape, Transform transform, float[] memory) {
        int scratch = SIZE - shape.scratchFloats();
        var inputs = IntStream.range(0, shape.rows().width()).map(row -> 250 * row).toArray();
        transform.run(memory, inputs, 3, memory, scratch, memory, 8000, 8000 + 2 * Lanes.COUNT, memory, 7000, 12000);
        Arrays.fill(memory, scratch, SIZE, 0);
    }

    /// Every form must make, of a filter and inputs, what the filter makes of them: exactly, for small whole numbers.
    @ParameterizedTest(name = "F({0}, {1}), stride {2}")
    @CsvSource({"2, 3, 1", "2, 5, 1", "2, 7, 1", "4, 3, 1", "4, 5, 1", "4, 7, 1", "2, 3, 2", "2, 5, 2", "2, 7, 2"})
    void formsOfWinogradAreConvolutions(int outputs, int taps, int stride) {
        var form = form(outputs, taps, stride);
        var filter = new Random(taps).ints(taps, -3, 4).asDoubleStream().toArray();
        var inputs = new Random(taps).ints(form.points(), -3, 4).asDoubleStream().toArray();
        var left = times(form.filter(), filter);
        var right = times(form.input(), inputs);
        var made = times(form.output(), IntStream.range(0, left.length).mapToDouble(i -> left[i] * right[i])
                .toArray());
        var expected = IntStream.range(0, outputs)
                .mapToDouble(i -> IntStream.range(0, taps).mapToDouble(k -> filter[k] * inputs[i * stride + k]).sum())
                .toArray();
        assertArrayEquals(expected, made, 1e-9);
    }

    private static WinogradForm form(int outputs, int taps, int stride) {
        return WinogradForm.find(outputs, new Sweep(taps, taps, stride, 1, 0, 0)).orElseThrow();
    }

    private static double[] times(Matrix matrix, double[] column) {
        return IntStream.range(0, matrix.height())
                .mapToDouble(
                        row -> IntStream.range(0, column.length).mapToDouble(i -> matrix.at(row, i) * column[i]).sum())
                .toArray();
    }

    private interface Work {
        void on(float[] memory);
    }

    private static void assertSame(Work plain, Work generated) {
        var random = new Random(1);
        var first = numbers(random);
        assertSameBits(plain, generated, first.clone());
        for (int i = 0; i < first.length; i += random.nextInt(1, 300)) {
            first[i] = SPECIAL[random.nextInt(SPECIAL.length)];
        }
        assertSameBits(plain, generated, first);
    }

    /// Where all are numbers: some, many of which are zeros of either sign, and some that are large.
    private static void assertSameOfNumbers(Work plain, Work generated) {
        var random = new Random(2);
        var first = numbers(random);
        assertSameBits(plain, generated, first.clone());
        var second = first.clone();
        for (int i = 0; i < second.length; i++) {
            second[i] = random.nextInt(10) == 0 ? second[i] : random.nextBoolean() ? 0f : -0f;
        }
        assertSameBits(plain, generated, second);
        for (int i = 0; i < first.length; i += random.nextInt(1, 300)) {
            first[i] = random.nextBoolean() ? NumberCheck.MOST : -NumberCheck.MOST;
        }
        assertSameBits(plain, generated, first);
    }

    private static float[] numbers(Random random) {
        var numbers = new float[SIZE];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextFloat() * 4 - 2;
        }
        return numbers;
    }

    /// All that is no number has the same bits here.
    private static void assertSameBits(Work plain, Work generated, float[] first) {
        var second = first.clone();
        plain.on(first);
        generated.on(second);
        for (int i = 0; i < first.length; i++) {
            assertEquals(Float.floatToIntBits(first[i]), Float.floatToIntBits(second[i]),
                    first[i] + " and " + second[i] + " at " + i);
        }
    }
}
