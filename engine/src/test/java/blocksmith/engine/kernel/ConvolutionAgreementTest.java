package blocksmith.engine.kernel;

import static blocksmith.engine.kernel.Agreement.ALL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.kernel.LayerGrid.Case;
import blocksmith.engine.op.Accuracy;
import blocksmith.engine.op.Channels;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Groups;
import blocksmith.engine.op.Operator;
import blocksmith.engine.op.Padding;
import blocksmith.engine.op.ReLU6;
import blocksmith.engine.op.Size2;
import blocksmith.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The kernels of convolutions against their definition, around the edges of lanes and blocks.
@ExtendWith(ColdCode.class)
class ConvolutionAgreementTest {
    private static final int[] EDGES = {1, 3, 7, 13, 15, 16, 17, 31, 33, 48};

    @ParameterizedTest
    @MethodSource({"pointwise", "abreast", "direct", "winograd", "planes"})
    void agreesWithTheDefinition(Case layer) {
        Agreement.assertWithinAPlan(layer);
    }

    @ParameterizedTest
    @MethodSource("planes")
    void agreesWithTheDefinitionOnPlanes(Case layer) {
        Agreement.assertOnPlanes(layer);
    }

    @ParameterizedTest
    @MethodSource("winograd")
    void eachAccuracyHasItsOwnKernels(Case layer) {
        for (var accuracy : Accuracy.values()) {
            var run = Agreement.run(layer, accuracy);
            var kernels = run.kernels(Orders.INNER);
            assertEquals(accuracy != Accuracy.EXACT, isAnyOfWinograd(kernels), kernels.toString());
            for (var kernel : kernels) {
                assertTrue(accuracy == Accuracy.FAST || !kernel.name().contains("4"), kernel.name());
                Agreement.assertClose(run.expected(), run.run(kernel, 2), accuracy.limit(), accuracy.toString());
            }
        }
    }

    private static boolean isAnyOfWinograd(List<Kernel> kernels) {
        return kernels.stream().anyMatch(WinogradConvolution.class::isInstance);
    }

    /// Whose weights are more than a second cache has room for, so that threads share points.
    static Stream<Case> heavy() {
        return Stream.of(
                winograd(conv(192, Size2.of(3), 1, 1, 1, 1), Shape.image(2, 192, 13, 15)),
                winograd(conv(192, Size2.of(3), 1, 2, 2, 1), Shape.image(1, 192, 14, 15)),
                winograd(conv(256, Size2.of(3), 1, 1, 1, 2), Shape.image(1, 256, 16, 13)),
                winograd(conv(192, Size2.of(3), 2, 1, 1, 1), Shape.image(2, 192, 26, 29)));
    }

    @ParameterizedTest
    @MethodSource("heavy")
    void agreesWithTheDefinitionWhereThreadsSharePoints(Case layer) {
        assertInstanceOf(WinogradConvolution.class, Agreement.run(layer, Accuracy.DEFAULT).kernel());
        Agreement.assertWithinAPlan(layer);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void agreesWithTheDefinitionWhereThreadsMakePlanesOfSharedPoints(int stride) {
        assertMakesPlanesOfSharedPoints(new Case(conv(192, Size2.of(3), stride, 1, 1, 1), Epilogue.NONE,
                List.of(Shape.image(2, 192, 13 * stride, 15 * stride))));
    }

    @Test
    void agreesWithTheDefinitionWhereThreadsMakePlanesOfSharedPointsGroupByGroup() {
        var layer = new Case(conv(32 * 32, Size2.of(3), 1, 1, 1, 32), ALL, List.of(Shape.image(1, 32 * 16, 9, 13)));
        assertMakesPlanesOfSharedPoints(layer);
        Agreement.assertInOrders(layer, new Orders(Order.CHANNELS_FIRST, Order.CHANNELS_FIRST, Order.CHANNELS_LAST));
    }

    private static void assertMakesPlanesOfSharedPoints(Case layer) {
        Agreement.assertInOrders(layer,
                new Orders(Order.CHANNELS_LAST, Order.CHANNELS_FIRST, Order.CHANNELS_LAST));
    }

    /// In bands of tiles of which each makes every second row or third, uneven ones for 2 to 8 threads; an image of fewer
    /// rows than that; and one whose points threads share.
    static Stream<Case> dilated() {
        var image = Shape.image(2, 64, 26, 57);
        return Stream.of(
                new Case(conv(64, Size2.of(3), 1, 2, 2, 1), Epilogue.NONE, List.of(image)),
                new Case(conv(48, Size2.of(3), 1, 3, 3, 1), Epilogue.NONE, List.of(image)),
                new Case(conv(48, Size2.of(3), 1, 7, 7, 1), Epilogue.NONE, List.of(Shape.image(1, 64, 5, 40))),
                new Case(conv(192, Size2.of(3), 1, 2, 2, 1), Epilogue.NONE, List.of(Shape.image(1, 192, 14, 15))));
    }

    @ParameterizedTest
    @MethodSource("dilated")
    void agreesWithTheDefinitionWhereDilatedTilesMakePlanes(Case layer) {
        var orders = new Orders(Order.CHANNELS_FIRST, Order.CHANNELS_FIRST, Order.CHANNELS_LAST);
        assertTrue(isAnyOfWinograd(Agreement.run(layer, Accuracy.DEFAULT).kernels(orders)), layer.toString());
        Agreement.assertInOrders(layer, orders);
    }

    /// What is added to rows of one group that are turned stands as far apart as all channels. Threads share the groups of one
    /// image where they go round evenly, each in one task or in several, and the tiles of more images.
    @ParameterizedTest
    @CsvSource({"1, 4, 16, 17, 10, 1", "1, 4, 17, 17, 10, 2", "1, 4, 32, 32, 40, 1", "1, 6, 32, 24, 40, 2",
        "2, 4, 16, 24, 10, 1",
        "5, 2, 17, 16, 7, 1"})
    void agreesWithTheDefinitionWhereGroupsMakePlanes(int batch, int groups, int channels, int features, int height,
            int dilation) {
        var layer = new Case(conv(groups * features, Size2.of(3), 1, dilation, dilation, groups), ALL,
                List.of(Shape.image(batch, groups * channels, height, height + 4)));
        var orders = new Orders(Order.CHANNELS_FIRST, Order.CHANNELS_FIRST, Order.CHANNELS_LAST);
        assertTrue(isAnyOfWinograd(Agreement.run(layer, Accuracy.DEFAULT).kernels(orders)));
        Agreement.assertInOrders(layer, orders);
    }

    /// Whose weights are more than inputs and outputs, so that threads share output channels: by so many shares, for 2 to 8
    /// threads, that some have whole images, others areas beside.
    static Stream<Case> sharedChannels() {
        return Stream.of(5, 7)
                .map(size -> Shape.image(2, 96, size, size))
                .flatMap(image -> Stream.of(Epilogue.NONE, ALL)
                        .map(epilogue -> new Case(conv(144, Size2.of(3), 2, 1, 1, 1), epilogue, List.of(image))));
    }

    @ParameterizedTest
    @MethodSource("sharedChannels")
    void agreesWithTheDefinitionWhereThreadsShareOutputChannels(Case layer) {
        var kernel = Agreement.run(layer, Accuracy.DEFAULT).kernel();
        assertEquals(DirectConvolution.class, kernel.getClass(), kernel.name());
        Agreement.assertInOrders(layer, Orders.INNER);
    }

    static Stream<Case> planes() {
        return Stream.of(
                new Case(conv(17, Size2.of(1), 1, 0, 1, 1), ALL, List.of(Shape.image(2, 33, 7, 7))),
                new Case(conv(40, Size2.of(1), 1, 0, 1, 1), ALL, List.of(Shape.image(1, 16, 32, 32))),
                new Case(conv(65, Size2.of(1), 1, 0, 1, 1), ALL, List.of(Shape.image(2, 7, 32, 32))),
                new Case(conv(32, Size2.of(1), 1, 0, 1, 1), ALL, List.of(Shape.image(1, 33, 64, 64))),
                new Case(conv(3, Size2.of(1), 1, 0, 1, 1), ALL, List.of(Shape.image(5, 7, 13, 15))));
    }

    /// Of channels that short vectors turn, and of one too few; of groups, and of fewer pixels than a vector.
    static Stream<Case> manyPlanes() {
        return Stream.of(
                new Case(conv(40, Size2.of(1), 1, 0, 1, 1), ALL, List.of(Shape.image(2, 64, 13, 15))),
                new Case(conv(40, Size2.of(1), 1, 0, 1, 1), ALL, List.of(Shape.image(2, 63, 13, 15))),
                new Case(conv(68, Size2.of(1), 1, 0, 1, 4), ALL, List.of(Shape.image(3, 68, 7, 9))),
                new Case(conv(17, Size2.of(1), 1, 0, 1, 1), ALL, List.of(Shape.image(1, 65, 1, 3))),
                new Case(conv(120, Size2.of(1), 1, 0, 1, 1), Epilogue.NONE, List.of(Shape.image(1, 515, 7, 7))));
    }

    @ParameterizedTest
    @MethodSource("manyPlanes")
    void agreesWithTheDefinitionOnManyPlanes(Case layer) {
        Agreement.assertInOrders(layer,
                new Orders(Order.CHANNELS_FIRST, Order.CHANNELS_LAST, Order.CHANNELS_LAST));
    }

    static Stream<Case> pointwise() {
        return Arrays.stream(EDGES).boxed()
                .flatMap(
                        channels -> Stream.of(1, 17, 40)
                                .map(
                                        features -> new Case(
                                                conv(features, Size2.of(1), 1, 0, 1, 1),
                                                ALL,
                                                List.of(Shape.image(2, channels, 5, 11)))));
    }

    /// Several panels whose weights all stay near: in blocks of as many pixels, and of others.
    static Stream<Case> abreast() {
        return Stream.of(
                inPieces(conv(96, Size2.of(1), 1, 0, 1, 1), Shape.image(2, 16, 9, 11)),
                inPieces(conv(128, Size2.of(1), 1, 0, 1, 1), Shape.image(1, 64, 13, 13)),
                inPieces(conv(90, Size2.of(1), 1, 0, 1, 1), Shape.image(1, 5, 3, 4)),
                direct(conv(100, Size2.of(3), 2, 1, 1, 1), Shape.image(2, 3, 15, 29)),
                direct(conv(192, Size2.of(1), 1, 0, 1, 2), Shape.image(1, 34, 9, 11)));
    }

    static Stream<Case> direct() {
        return Stream.of(
                direct(conv(32, Size2.of(3), 1, 1, 1, 1), Shape.image(1, 16, 14, 13)),
                direct(conv(33, Size2.of(3), 1, 1, 1, 1), Shape.image(2, 3, 15, 17)),
                direct(conv(24, Size2.of(3), 2, 1, 1, 1), Shape.image(5, 7, 9, 31)),
                direct(conv(64, Size2.of(3), 2, 1, 1, 1), Shape.image(1, 3, 33, 33)),
                direct(conv(17, Size2.of(3), 1, 2, 2, 1), Shape.image(1, 17, 13, 13)),
                direct(conv(17, Size2.of(1), 2, 0, 1, 1), Shape.image(2, 17, 13, 12)),
                direct(conv(8, new Size2(7, 1), 1, 3, 1, 1), Shape.image(1, 8, 16, 7)),
                direct(conv(8, new Size2(1, 7), 1, 3, 1, 1), Shape.image(1, 8, 7, 16)),
                direct(conv(64, Size2.of(3), 1, 1, 1, 4), Shape.image(1, 32, 12, 14)),
                direct(conv(12, Size2.of(3), 1, 1, 1, 4), Shape.image(2, 20, 12, 14)),
                direct(conv(30, Size2.of(5), 3, 2, 1, 3), Shape.image(1, 15, 17, 19)),
                direct(conv(34, Size2.of(3), 1, 1, 1, 17), Shape.image(1, 17, 6, 5)),
                direct(same(20, Size2.of(4), Size2.of(3)), Shape.image(1, 6, 10, 11)),
                direct(conv(5, Size2.of(3), 1, 0, 1, 1), Shape.image(1, 1, 3, 3)),
                inPieces(conv(70, Size2.of(3), 2, 1, 1, 1), Shape.image(2, 65, 9, 9)),
                inPieces(conv(120, Size2.of(1), 1, 0, 1, 1), Shape.image(1, 515, 7, 7)),
                inPieces(conv(18, Size2.of(5), 1, 2, 1, 2), Shape.image(2, 62, 7, 9)),
                // pieces that see none of the image, or some of its rows and columns only
                inPieces(conv(33, Size2.of(5), 1, 2, 1, 1), Shape.image(2, 130, 7, 7)),
                inPieces(conv(33, Size2.of(5), 1, 6, 3, 1), Shape.image(1, 130, 5, 4)),
                inPieces(conv(64, new Size2(5, 3), 2, 3, 1, 1), Shape.image(1, 257, 11, 14)),
                inPieces(conv(7, Size2.of(5), 1, 2, 1, 1), Shape.image(2, 500, 3, 6)));
    }

    /// So many inputs that they are summed piece by piece.
    private static Case inPieces(Operator operator, Shape shape) {
        return new Case(operator, ALL, List.of(shape));
    }

    private static Case direct(Operator operator, Shape shape) {
        return new Case(operator, new Epilogue(Residual.NONE, Optional.of(new ReLU6())), List.of(shape));
    }

    static Stream<Case> winograd() {
        return Stream.of(
                winograd(conv(16, Size2.of(3), 1, 1, 1, 1), Shape.image(1, 16, 13, 15)),
                winograd(conv(33, Size2.of(3), 1, 1, 1, 1), Shape.image(2, 17, 16, 17)),
                winograd(conv(48, Size2.of(3), 1, 0, 1, 1), Shape.image(1, 31, 31, 33)),
                winograd(conv(17, Size2.of(3), 1, 1, 1, 1), Shape.image(5, 33, 7, 7)),
                winograd(conv(32, Size2.of(3), 1, 2, 2, 1), Shape.image(2, 16, 15, 13)),
                winograd(conv(40, Size2.of(3), 1, 3, 3, 2), Shape.image(1, 48, 17, 14)),
                winograd(conv(64, Size2.of(3), 1, 1, 1, 4), Shape.image(1, 64, 12, 14)),
                winograd(conv(64, Size2.of(3), 2, 1, 1, 1), Shape.image(2, 64, 15, 28)),
                winograd(strided(new Size2(3, 1), new Size2(2, 3)), Shape.image(1, 65, 31, 40)),
                winograd(conv(20, new Size2(7, 1), 1, 3, 1, 1), Shape.image(1, 18, 16, 13)),
                winograd(conv(16, new Size2(1, 5), 1, 2, 1, 1), Shape.image(2, 16, 7, 31)),
                winograd(conv(16, new Size2(3, 1), 1, 1, 1, 1), Shape.image(1, 16, 56, 3)));
    }

    private static Case winograd(Operator operator, Shape shape) {
        return new Case(operator, ALL, List.of(shape));
    }

    private static Conv2d conv(int features, Size2 kernel, int stride, int padding, int dilation, int groups) {
        return new Conv2d(new Channels.Fixed(features), kernel, Size2.of(stride),
                new Padding.Fixed(Size2.of(padding)), Size2.of(dilation), new Groups.Fixed(groups), true);
    }

    private static Conv2d strided(Size2 kernel, Size2 stride) {
        return new Conv2d(new Channels.Fixed(80), kernel, stride,
                new Padding.Fixed(new Size2(kernel.height() / 2, kernel.width() / 2)), Size2.of(1),
                new Groups.Fixed(1), true);
    }

    private static Conv2d same(int features, Size2 kernel, Size2 stride) {
        return new Conv2d(new Channels.Fixed(features), kernel, stride, new Padding.Same(), Size2.of(1),
                new Groups.Fixed(1), false);
    }
}
