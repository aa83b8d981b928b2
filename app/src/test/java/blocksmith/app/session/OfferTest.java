package blocksmith.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.template.Origin;
import blocksmith.engine.template.TemplateFiles;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferTest {

    private static List<Offer> all() {
        return Stream.concat(OperatorOffer.all().stream(),
                TemplateOffer.all(new TemplateFiles(), Origin.UNSAVED).stream()).toList();
    }

    @ParameterizedTest
    @CsvSource({"input, Input", "1x1, Pointwise 1×1", "se, Squeeze-Excite", "SE, Squeeze-Excite",
        "shuf, Channel shuffle",
        "depth, Depthwise", "bn, BatchNorm", "mbconv, EfficientNet MBConv", "ghost, Ghost module",
        "resnet, ResNet basic block"})
    void whatIsTypedIsFoundFirst(String text, String label) {
        assertEquals(label, Offer.search(all(), text).getFirst().label());
    }

    @Test
    void nothingIsFoundForWhatThereIsNot() {
        assertTrue(Offer.search(all(), "vision transformer").isEmpty());
    }

    @Test
    void anEmptySearchFindsAll() {
        assertEquals(new HashSet<>(all()), new HashSet<>(Offer.search(all(), " ")));
    }
}
