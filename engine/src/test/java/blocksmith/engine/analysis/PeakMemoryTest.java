package blocksmith.engine.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every map of these designs has 8·4·4 numbers of four bytes, unless said otherwise.
class PeakMemoryTest {
    private static final long MAP = 8 * 4 * 4 * 4;
    private static final String IMAGE = "'i': {'op': 'Input', 'values': {'channels': 8, 'height': 4, 'width': 4}}, ";

    @Test
    void aChainHoldsWhatANodeReadsAndWhatItMakes() {
        assertEquals(2 * MAP, peak(IMAGE + """
                'a': {'op': 'ReLU', 'inputs': {'in': 'i'}}, 'b': {'op': 'ReLU', 'inputs': {'in': 'a'}},
                'o': {'op': 'Output', 'inputs': {'in': 'b'}}"""));
    }

    @Test
    void aShortcutIsHeldUntilItIsRead() {
        assertEquals(3 * MAP, peak(
                IMAGE + """
                        'a': {'op': 'ReLU', 'inputs': {'in': 'i'}}, 'b': {'op': 'ReLU', 'inputs': {'in': 'a'}},
                        's': {'op': 'Add', 'inputs': {'in1': 'b', 'in2': 'i'}}, 'o': {'op': 'Output', 'inputs': {'in': 's'}}"""));
    }

    @Test
    void aResultIsHeldToTheEnd() {
        assertEquals(3 * MAP, peak(IMAGE + """
                'a': {'op': 'ReLU', 'inputs': {'in': 'i'}}, 'o': {'op': 'Output', 'inputs': {'in': 'a'}},
                'b': {'op': 'ReLU', 'inputs': {'in': 'i'}}, 'c': {'op': 'ReLU', 'inputs': {'in': 'b'}},
                'p': {'op': 'Output', 'inputs': {'in': 'c'}}"""));
    }

    @Test
    void aSplitThatIsReadInPartFreesItsParts() {
        assertEquals(2 * MAP, peak(IMAGE + """
                's': {'op': 'Split', 'values': {'parts': 2}, 'inputs': {'in': 'i'}},
                'a': {'op': 'ReLU', 'inputs': {'in': 's.out1'}}, 'b': {'op': 'ReLU', 'inputs': {'in': 's.out2'}},
                'c': {'op': 'Concat', 'values': {'count': 2}, 'inputs': {'in1': 'a', 'in2': 'b'}},
                'o': {'op': 'Output', 'inputs': {'in': 'c'}}"""));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 32})
    void growsWithTheBatch(int batch) {
        var graph = Designs.graph(IMAGE + "'o': {'op': 'Output', 'inputs': {'in': 'i'}}");
        assertEquals(batch * MAP, Analysis.of(graph, new Setting(batch)).totals().peakBytes());
    }

    private static long peak(String nodes) {
        return Designs.analysis(nodes).totals().peakBytes();
    }
}
