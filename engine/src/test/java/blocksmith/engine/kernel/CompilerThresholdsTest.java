package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompilerThresholdsTest {
    private static final String GENERATED = "-XX:CompileCommand=CompileThresholdScaling,blocksmith.engine.kernel.Generated*::*,";

    @Test
    void theScaleIsWhatTheMachineWasToldLast() {
        assertEquals(0.25, CompilerThresholds.scale(List.of("-Xmx1g", GENERATED + "0.1", GENERATED + "0.25")));
    }

    @Test
    void withoutAWordItIsOne() {
        assertEquals(1, CompilerThresholds.scale(List.of("-XX:CompileCommand=quiet",
                "-XX:CompileCommand=CompileThresholdScaling,some.other.Type::*,0.1")));
    }
}
