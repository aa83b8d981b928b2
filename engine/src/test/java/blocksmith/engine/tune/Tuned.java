package blocksmith.engine.tune;

import blocksmith.engine.plan.Preference;
import blocksmith.engine.plan.PreferenceKey;
import java.time.Instant;
import java.util.List;

/// Measured layers as tests need them.
final class Tuned {
    static final Instant NOW = Instant.parse("2026-11-25T22:00:00Z");
    static final Machine MACHINE = new Machine("a processor, 512-bit vectors, Java 25");

    private Tuned() {
    }

    static TunedLayer layer(String name) {
        return layer(name, NOW);
    }

    static TunedLayer layer(String name, Instant measured) {
        return TunedLayer.measured(MACHINE, new PreferenceKey(name), new Preference(times(), measured));
    }

    static List<Preference.Time> times() {
        return List.of(new Preference.Time("Winograd", 410_000), new Preference.Time("direct", 580_000));
    }
}
