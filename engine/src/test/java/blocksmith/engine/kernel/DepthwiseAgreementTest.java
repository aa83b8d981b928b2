package blocksmith.engine.kernel;

import static blocksmith.engine.kernel.Agreement.ALL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.kernel.LayerGrid.Case;
import blocksmith.engine.op.Accuracy;
import blocksmith.engine.op.Channels;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Groups;
import blocksmith.engine.op.Padding;
import blocksmith.engine.op.SiLU;
import blocksmith.engine.op.Size2;
import blocksmith.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The kernels of depthwise convolutions against their definition, around the edges of lanes and blocks.
@ExtendWith(ColdCode.class)
class DepthwiseAgreementTest {
    private static final int[] EDGES = {1, 3, 7, 13, 15, 16, 17, 31, 33, 48};

    @ParameterizedTest
    @MethodSource({"depthwise", "depthwiseSizes", "planes"})
    void agreesWithTheDefinition(Case layer) {
        Agreement.assertWithinAPlan(layer);
    }

    @ParameterizedTest
    @MethodSource("planes")
    void agreesWithTheDefinitionOnPlanes(Case layer) {
        Agreement.assertOnPlanes(layer);
    }

    /// Rows stand behind each other: the first and the last pixel of some are no numbers, and only windows that reach them have outputs
    /// that are none, not those of the rows beside.
    @ParameterizedTest
    @MethodSource("planes")
    void windowsDoNotReachIntoTheRowBeside(Case layer) {
        var run = Agreement.run(layer, Accuracy.DEFAULT);
        var numbers = run.input().data();
        int columns = layer.shapes().getFirst().width();
        for (int row = 0; row < numbers.length; row += (1 + span(layer)) * columns) {
            numbers[row] = Float.NaN;
            numbers[row + columns - 1] = Float.NaN;
        }
        var expected = run.expected();
        for (var kernel : run.kernels(Orders.PLANES)) {
            var made = run.run(kernel, Orders.PLANES, 1);
            for (int i = 0; i < made.length; i++) {
                assertEquals(Double.isNaN(expected[i]), Float.isNaN(made[i]), kernel.name() + ", element " + i);
            }
        }
    }

    /// Rows that a window reaches over.
    private static int span(Case layer) {
        var conv = (Conv2d) layer.operator();
        return (conv.kernel().height() - 1) * conv.dilation().height() + 1;
    }

    static Stream<Case> planes() {
        var epilogue = new Epilogue(Residual.NONE, Optional.of(new SiLU()));
        return Stream.concat(planesOfSomeBands(), Stream.of(
                new Case(depthwiseConv(5, Size2.of(3), 1, 1, 1), epilogue, List.of(Shape.image(2, 5, 13, 17))),
                new Case(depthwiseConv(3, Size2.of(5), 1, 2, 1), epilogue, List.of(Shape.image(1, 3, 3, 33))),
                new Case(depthwiseConv(3, new Size2(7, 1), 1, 3, 1), epilogue, List.of(Shape.image(1, 3, 31, 16)))));
    }

    /// Windows that reach over the edge by less than a band, by as much as several, and not at all; rows of whole vectors and others.
    private static Stream<Case> planesOfSomeBands() {
        return Stream.of(18, 24, 32, 33, 40).flatMap(
                columns -> Stream.of(
                        plane(columns, 8, Size2.of(3), 1, 1),
                        plane(columns, 27, Size2.of(3), 1, 1),
                        plane(columns, 24, Size2.of(3), 0, 1),
                        plane(columns, 24, Size2.of(3), 3, 1),
                        plane(columns, 33, Size2.of(5), 2, 1),
                        plane(columns, 20, Size2.of(3), 7, 7),
                        plane(columns, 20, new Size2(1, 5), 2, 1),
                        plane(columns, 20, Size2.of(7), 3, 1)));
    }

    private static Case plane(int columns, int rows, Size2 kernel, int padding, int dilation) {
        return new Case(depthwiseConv(2, kernel, 1, padding, dilation), Epilogue.NONE,
                List.of(Shape.image(1, 2, rows, columns)));
    }

    /// Too large for code of their own, in one order or in both.
    @ParameterizedTest
    @MethodSource("largeWindows")
    void largeWindowsAgreeWithTheDefinitionInBothOrders(Case layer) {
        Agreement.assertWithinAPlan(layer);
        Agreement.assertOnPlanes(layer);
    }

    static Stream<Case> largeWindows() {
        var epilogue = new Epilogue(Residual.NONE, Optional.of(new SiLU()));
        return Stream.of(9, 10, 12, 13, 14, 41).map(size -> new Case(depthwiseConv(17, Size2.of(size), 1, size / 2, 1),
                epilogue, List.of(Shape.image(1, 17, 9, 33))));
    }

    static Stream<Case> depthwise() {
        return Arrays.stream(EDGES).boxed()
                .flatMap(
                        channels -> Stream.of(
                                depthwise(channels, Size2.of(3), 1, 1, 1),
                                depthwise(channels, Size2.of(3), 2, 1, 1),
                                depthwise(channels, Size2.of(5), 1, 2, 2),
                                depthwise(channels, new Size2(7, 1), 2, 3, 1)));
    }

    /// Rows of one block, of two and of more, whose windows reach beyond one side or both.
    static Stream<Case> depthwiseSizes() {
        return Stream.of(1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 56).flatMap(
                size -> Stream.of(
                        new Case(depthwiseConv(17, Size2.of(3), 1, 1, 1), Epilogue.NONE,
                                List.of(Shape.image(1, 17, 3, size))),
                        new Case(depthwiseConv(32, Size2.of(3), 2, 1, 1), ALL,
                                List.of(Shape.image(5, 32, size, size))),
                        new Case(depthwiseConv(33, Size2.of(7), 1, 3, 1), ALL,
                                List.of(Shape.image(2, 33, size, size))),
                        new Case(depthwiseConv(16, Size2.of(5), 3, 6, 3), ALL,
                                List.of(Shape.image(1, 16, size, size)))));
    }

    private static Case depthwise(int channels, Size2 kernel, int stride, int padding, int dilation) {
        return new Case(depthwiseConv(channels, kernel, stride, padding, dilation), ALL,
                List.of(Shape.image(2, channels, 13, 15)));
    }

    private static Conv2d depthwiseConv(int channels, Size2 kernel, int stride, int padding, int dilation) {
        return new Conv2d(new Channels.Fixed(channels), kernel, Size2.of(stride), new Padding.Fixed(Size2.of(padding)),
                Size2.of(dilation), new Groups.Depthwise(), true);
    }
}
