package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.op.Accuracy;
import blocksmith.engine.op.Channels;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Elementwise;
import blocksmith.engine.op.Groups;
import blocksmith.engine.op.Padding;
import blocksmith.engine.op.ReLU;
import blocksmith.engine.op.SiLU;
import blocksmith.engine.op.Size2;
import blocksmith.engine.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two layers on planes, by rows, against their definition: around the edges of vectors, of blocks of pixels, of rows that are
/// made at once and of bands.
@ExtendWith(ColdCode.class)
class PlaneBandsTest {
    private static final int MOST_THREADS = 8;
    private static final Optional<Elementwise> LIMITED = Optional.of(new ReLU());
    private static final Optional<Elementwise> CURVED = Optional.of(new SiLU());

    /// @param filter the window of the first layer
    private record Case(Shape shape, Size2 filter, int rowStride, int dilation, int padding, int features,
            Optional<Elementwise> activation, Residual residual) {

        LayerRun run() {
            int channels = shape.channels();
            var depthwise = new Conv2d(new Channels.Fixed(channels), filter, new Size2(rowStride, 1),
                    new Padding.Fixed(Size2.of(padding)), Size2.of(dilation), new Groups.Fixed(channels), true);
            var first = new LayerRun(depthwise, new Epilogue(Residual.NONE, activation), 1, shape);
            var pointwise = new Conv2d(new Channels.Fixed(features), Size2.of(1), Size2.of(1),
                    new Padding.Fixed(Size2.of(0)), Size2.of(1), new Groups.Fixed(1), true);
            return new LayerRun(pointwise, new Epilogue(residual, activation), 2, first.layer().output())
                    .after(List.of(first));
        }
    }

    static Stream<Case> sizes() {
        return Stream.of(16, 17, 31, 32, 33, 56, 57).flatMap(columns -> IntStream.of(7, 8, 16, 19).mapToObj(
                rows -> new Case(Shape.image(1, 5, rows, columns), Size2.of(3), 1, 1, 1, 9, LIMITED, Residual.NONE)));
    }

    static Stream<Case> windows() {
        return Stream.of(
                new Case(Shape.image(1, 5, 1, Lanes.COUNT + 1), Size2.of(3), 1, 1, 1, 9, LIMITED, Residual.NONE),
                new Case(Shape.image(2, 3, 30, 33), Size2.of(5), 1, 2, 4, 7, CURVED, Residual.ADDED),
                new Case(Shape.image(1, 3, 40, 48), Size2.of(7), 1, 1, 3, 17, LIMITED, Residual.ADDED),
                new Case(Shape.image(1, 3, 33, 20), new Size2(1, 3), 2, 1, 0, 7, CURVED, Residual.NONE),
                new Case(Shape.image(3, 2, 9, 18), new Size2(3, 1), 3, 1, 6, 3, Optional.empty(), Residual.NONE),
                new Case(Shape.image(2, 17, 24, 32), Size2.of(3), 1, 1, 0, 33, CURVED, Residual.NONE),
                new Case(Shape.image(1, 64, 56, 56), Size2.of(3), 1, 1, 1, 128, LIMITED, Residual.NONE));
    }

    @ParameterizedTest
    @MethodSource({"sizes", "windows"})
    void layersByRowsAgreeWithTheirDefinitionOnAnyNumberOfThreads(Case layers) {
        var run = layers.run();
        var kernel = assertInstanceOf(PlaneBands.class, run.kernels(Orders.PLANES).getFirst());
        var once = run.run(kernel, Orders.PLANES, 1);
        Agreement.assertClose(run.expected(), once, Accuracy.EXACT.limit(), layers.toString());
        for (int threads = 2; threads <= MOST_THREADS; threads++) {
            assertArrayEquals(once, run.run(kernel, Orders.PLANES, threads), 0f, threads + " threads");
        }
    }

    @Test
    void itTellsOfBothLayersInTurn() {
        var run = new Case(Shape.image(1, 5, 33, 20), Size2.of(3), 1, 1, 1, 9, CURVED, Residual.NONE).run();
        var kernel = assertInstanceOf(PlaneBands.class, run.kernels(Orders.PLANES).getFirst());
        var told = new StringBuilder();
        var given = new float[5 * 33 * 20];
        try (var workers = new WorkerPool(1)) {
            var memory = new float[(int) kernel.scratchFloats(1)];
            kernel.run(new Buffers(memory, given, new int[]{0}, new float[9 * 33 * 20], new int[]{0}, memory, -1, 0),
                    workers, _ -> told::append);
        }
        assertEquals("0101010101", told.toString());
        assertEquals(List.of("depthwise 3×3 by rows", "1×1 by rows"), kernel.layerNames());
    }

    @Test
    void manyPlanesAreDeclined() {
        assertEquals(new Offer.Declined("pixels of 300 channels do not fit into the first cache, of 256 they do"),
                offer(Shape.image(1, 300, 8, 20)));
        assertEquals(new Offer.Declined("rows of 200 pixels of 250 channels do not fit into half a second cache"),
                offer(Shape.image(1, 250, 8, 200)));
    }

    @Test
    void shortRowsAreDeclined() {
        assertEquals(new Offer.Declined("rows have 3 pixels, fewer than the " + Lanes.COUNT + " of a vector"),
                offer(Shape.image(1, 5, 8, 3)));
    }

    private static Offer offer(Shape shape) {
        var run = new Case(shape, Size2.of(3), 1, 1, 1, 9, LIMITED, Residual.NONE).run();
        return new PlaneBandsCandidate().offer(run.layer().with(Orders.PLANES));
    }
}
