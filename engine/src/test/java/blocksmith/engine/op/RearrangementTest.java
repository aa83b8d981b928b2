package blocksmith.engine.op;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
}
