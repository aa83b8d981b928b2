package blocksmith.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorOfferTest {

    @ParameterizedTest
    @CsvSource({"input, Input", "1x1, Pointwise 1×1", "se, Squeeze-Excite", "SE, Squeeze-Excite",
        "shuf, Channel shuffle",
        "depth, Depthwise", "bn, BatchNorm"})
    void whatIsTypedFindsItsOperatorFirst(String text, String label) {
        assertEquals(label, OperatorOffer.search(text).getFirst().label());
    }

    @Test
    void nothingIsFoundForWhatThereIsNot() {
        assertTrue(OperatorOffer.search("transformer").isEmpty());
    }

    @Test
    void anEmptySearchFindsAll() {
        assertEquals(OperatorOffer.all(), OperatorOffer.search(" "));
    }
}
