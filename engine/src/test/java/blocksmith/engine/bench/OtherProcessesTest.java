package blocksmith.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OtherProcessesTest {

    /// 338,779 + 25,282 + 120 + 174 hundredths are busy; idling and waiting for devices are not.
    @Test
    void whatIsBusyAndNotOursIsOthers() {
        var time = OtherProcesses.time("cpu  338779 0 25282 165085 707 0 120 174 0 0", Duration.ofSeconds(643));
        assertEquals(OptionalLong.of(3_000_550_000_000L), time);
    }

    @Test
    void anotherSystemsFileTellsNothing() {
        assertEquals(OptionalLong.empty(), OtherProcesses.time("intr 1 2 3", Duration.ZERO));
    }
}
