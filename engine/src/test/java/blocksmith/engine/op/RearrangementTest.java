package blocksmith.engine.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is moved where, on images whose elements are numbered from 0 in the order of channels, rows and columns.
class RearrangementTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DepthToSpace | 4 1 2 | block=2                                     | 1×2×4 | 0 2 1 3 4 6 5 7
            DepthToSpace | 8 1 1 | block=2                                     | 2×2×2 | 0 1 2 3 4 5 6 7
            DepthToSpace | 8 1 1 | block=2 order=dcr                           | 2×2×2 | 0 2 4 6 1 3 5 7
            SpaceToDepth | 1 2 4 | block=2                                     | 4×1×2 | 0 2 1 3 4 6 5 7
            SpaceToDepth | 2 2 2 | block=2 order=dcr                           | 8×1×1 | 0 4 1 5 2 6 3 7
            Pad          | 1 1 2 | top=1 left=1                                | 1×2×3 | 0 0 0 0 0 1
            Pad          | 1 1 2 | right=2 value=9                             | 1×1×4 | 0 1 9 9
            Pad          | 1 1 3 | left=2 right=1 mode=reflect                 | 1×1×6 | 2 1 0 1 2 1
            Pad          | 1 2 1 | top=2 bottom=1 mode=edge                    | 1×5×1 | 0 0 0 1 1
            Slice        | 4 1 2 | from=1 to=4 step=2                          | 2×1×2 | 2 3 6 7
            Slice        | 1 3 2 | axis=rows from=1 to=3                       | 1×2×2 | 2 3 4 5
            Slice        | 1 2 3 | axis=columns from=2 to=3                    | 1×2×1 | 2 5
            """)
    void movesAsItsDefinitionSays(String name, String shape, String values, String result, String expected) {
        var sizes = Arrays.stream(shape.split(" ")).mapToInt(Integer::parseInt).toArray();
        var image = DoubleTensor.zeros(Shape.image(1, sizes[0], sizes[1], sizes[2]));
        Arrays.setAll(image.data(), i -> i);
        var sample = Sample.of(name, List.of(values.split(" ")), image.shape());
        var moved = sample.operator().reference(List.of(image), WeightValues.of(Map.of())).getFirst();
        assertEquals(result, sample.outputShapes().getFirst().perImage());
        assertEquals(result, moved.shape().perImage());
        assertEquals(
                expected,
                Arrays.stream(moved.data()).mapToObj(value -> Long.toString(Math.round(value))).collect(
                        Collectors.joining(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DepthToSpace | block=3         | groups-do-not-divide block: 8 channels cannot be split into 9 places of a block. Choose 1, 2, 4 or 8.
            SpaceToDepth | block=4         | groups-do-not-divide block: 6 rows cannot be split into 4 rows of blocks. Choose 1, 2, 3 or 6.
            Pad          | top=6 mode=reflect | bad-value top: An image of 6 rows has 5 to mirror at an edge. Choose at most 5.
            Slice        | from=3 to=9     | bad-value to: From 3 to 9 is no part of 8 channels. Choose a from below the to, and a to of at most 8.
            """)
    void saysWhatDoesNotFit(String name, String values, String message) {
        assertEquals(message, Sample.of(name, List.of(values.split(" ")), Shape.image(1, 8, 6, 6)).rejection());
    }

    @Test
    void reshapeKeepsTheOrder() {
        var sample = Sample.of("Reshape", List.of("dimensions=[3,-1]"), Shape.image(2, 1, 2, 3));
        assertEquals(List.of(Shape.of(2, 3, 2)), sample.outputShapes());
        assertArrayEquals(new double[]{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12},
                sample.reference(Map.of(), new double[]{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}).getFirst().data());
        assertEquals("bad-value dimensions: 6 elements cannot be laid out as 4, -1. Choose dimensions whose product"
                + " divides them.",
                Sample.of("Reshape", List.of("dimensions=[4,-1]"), Shape.image(2, 1, 2, 3)).rejection());
        assertEquals(
                "bad-value dimensions: The dimensions -1, -1 leave open what the result is. Give at most 7, with -1"
                        + " at most once and no 0.",
                Sample.of("Reshape", List.of("dimensions=[-1,-1]"), Shape.image(2, 1, 2, 3)).rejection());
    }

    @Test
    void transposePutsChannelsLast() {
        var sample = Sample.of("Transpose", List.of("order=[2,3,1]"), Shape.image(1, 2, 1, 3));
        assertEquals(List.of(Shape.image(1, 1, 3, 2)), sample.outputShapes());
        assertArrayEquals(new double[]{1, 4, 2, 5, 3, 6},
                sample.reference(Map.of(), new double[]{1, 2, 3, 4, 5, 6}).getFirst().data());
        assertEquals("bad-value order: 2, 2, 1 is no order of the axes 1, 2, 3. Name each of them once.",
                Sample.of("Transpose", List.of("order=[2,2,1]"), Shape.image(1, 2, 1, 3)).rejection());
    }

    @Test
    void channelsAreTakenInAnyOrder() {
        var sample = Sample.of("ChannelPermutation", List.of("order=[2,0,2]"), Shape.image(1, 3, 1, 1));
        assertArrayEquals(new double[]{3, 1, 3},
                sample.reference(Map.of(), new double[]{1, 2, 3}).getFirst().data());
        assertEquals(
                "bad-value order: There is no channel 3: the image has 3, counted from 0. Name channels from 0 to 2.",
                Sample.of("ChannelPermutation", List.of("order=3"), Shape.image(1, 3, 1, 1)).rejection());
    }
}
