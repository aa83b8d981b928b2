package blocksmith.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceptiveFieldTest {
    private static final String IMAGE = "'i': {'op': 'Input', 'values': {'channels': 8, 'height': 64, 'width': 64}}, ";
    /// The figures of Araujo, Norris and Sim's recurrence, by hand: each kernel adds (k - 1) times the strides before it.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'kernel': 3 | 'kernel': 3 | 5 × 5",
        "'kernel': 3, 'stride': 2 | 'kernel': 3 | 7 × 7",
        "'kernel': 7, 'stride': 2 | 'kernel': 3, 'stride': 2 | 11 × 11",
        "'kernel': 3, 'dilation': 4 | 'kernel': 3 | 11 × 11",
        "'kernel': [7, 1] | 'kernel': [1, 7] | 7 × 7",
        "'kernel': [7, 1] | 'kernel': 1 | 7 × 1"})
    void growsWithKernelDilationAndTheStridesBefore(String first, String second, String expected) {
        var analysis = Designs.analysis(
                IMAGE + conv("a", first, "i") + conv("b", second, "a")
                        + "'o': {'op': 'Output', 'inputs': {'in': 'b'}}");
        assertEquals(expected, analysis.totals().receptiveField().orElseThrow().toString());
    }

    private static String conv(String id, String values, String from) {
        return "'%s': {'op': 'Conv2d', 'values': {%s, 'padding': 'same'}, 'inputs': {'in': '%s'}}, "
                .formatted(id, values, from);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'x': {'op': 'GlobalAvgPool', 'inputs': {'in': 'i'}} | global",
        "'x': {'op': 'SqueezeExcitation', 'inputs': {'in': 'i'}} | 1 × 1 local, global through SE",
        "'s': {'op': 'SqueezeExcitation', 'inputs': {'in': 'i'}}, 'x': {'op': 'GlobalAvgPool', 'inputs': {'in': 's'}} | global",
        "'c': {'op': 'Conv2d', 'values': {'kernel': 5, 'padding': 2}, 'inputs': {'in': 'i'}}, 'x': {'op': 'Add', 'inputs': {'in1': 'i', 'in2': 'c'}} | 5 × 5",
        "'s': {'op': 'SqueezeExcitation', 'inputs': {'in': 'i'}}, 'c': {'op': 'Conv2d', 'values': {'kernel': 3, 'padding': 1}, 'inputs': {'in': 'i'}}, 'x': {'op': 'Add', 'inputs': {'in1': 's', 'in2': 'c'}} | 3 × 3 local, global through SE",
        "'x': {'op': 'ReLU', 'inputs': {'in': 'i'}} | 1 × 1"})
    void mergesTakeTheWidestAndTellWhatIsGlobal(String nodes, String expected) {
        var analysis = Designs.analysis(IMAGE + nodes + ", 'o': {'op': 'Output', 'inputs': {'in': 'x'}}");
        assertEquals(expected, analysis.totals().receptiveField().orElseThrow().toString());
    }
}
