package blocksmith.engine.tune;

import blocksmith.engine.plan.Preference;
import blocksmith.engine.plan.PreferenceKey;
import java.time.Duration;
import java.time.Instant;

/// A layer that was measured.
///
/// @param used when a plan last had it
/// @param uses programs that have had it since it was measured
public record TunedLayer(Machine machine, PreferenceKey key, Preference preference, Instant used, int uses) {
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int MOST_USES = 20;

    static TunedLayer measured(Machine machine, PreferenceKey key, Preference preference) {
        return new TunedLayer(machine, key, preference, preference.measured(), 0);
    }

    /// Whether it is time to measure it again: what the compiler makes of the same code differs from run to run.
    boolean isDue(Instant now) {
        return preference.measured().isAfter(now) || uses >= MOST_USES
                || Duration.between(preference.measured(), now).compareTo(LONGEST) > 0;
    }

    TunedLayer usedAt(Instant now) {
        return new TunedLayer(machine, key, preference, now, uses + 1);
    }

    /// What two programs know of the same layer.
    TunedLayer mergedWith(TunedLayer other) {
        int order = preference.measured().compareTo(other.preference.measured());
        var newer = order < 0 ? other : this;
        return new TunedLayer(machine, key, newer.preference, used.isAfter(other.used) ? used : other.used,
                order == 0 ? Math.max(uses, other.uses) : newer.uses);
    }
}
