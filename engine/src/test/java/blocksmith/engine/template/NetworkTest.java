package blocksmith.engine.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.analysis.Totals;
import blocksmith.engine.op.Convention;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whole networks of instances and repeats, against what the tools count.
class NetworkTest {
    @Test
    void mobileNetV2CountsAsEveryToolCountsIt() {
        var totals = totals(Library.find("mobilenet_v2").orElseThrow());

        assertEquals(3_504_872, totals.parameters());
        assertEquals("300.77", millions(totals.counted(Convention.CONV_LINEAR)));
        assertEquals("314.19", millions(totals.counted(Convention.FVCORE)));
        assertEquals("300.81", millions(totals.counted(Convention.TORCHINFO)));
        // torchvision pools by a function, which thop's hooks on modules do not see
        long pool = 1280 * 7 * 7 + 1280;
        assertEquals("327.49", millions(totals.counted(Convention.THOP) - pool));
    }

    private static Totals totals(Template template) {
        var analysis = Analysis.of(Elaboration.of(template, Map.of(), new TemplateFiles()).graph(), Setting.SINGLE);
        assertEquals(List.of(), analysis.problems());
        return analysis.totals();
    }

    private static String millions(long count) {
        return String.format(Locale.ROOT, "%.2f", count / 1e6);
    }
}
