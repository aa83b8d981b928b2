package blocksmith.engine.plan;

import java.util.Map;
import java.util.Optional;

/// What was measured of layers on this machine, when planning began.
public record Preferences(Map<PreferenceKey, Preference> byLayer) {
    public static final Preferences NONE = new Preferences(Map.of());

    public Preferences {
        byLayer = Map.copyOf(byLayer);
    }

    Optional<Preference> of(Question question) {
        // a key is a long text
        return byLayer.isEmpty() ? Optional.empty() : Optional.ofNullable(byLayer.get(question.preferenceKey()));
    }
}
