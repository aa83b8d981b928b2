package blocksmith.engine.plan;

import blocksmith.engine.kernel.Candidates;
import blocksmith.engine.kernel.CodeLog;
import blocksmith.engine.kernel.CodeState;
import blocksmith.engine.kernel.GeneratedCode;
import blocksmith.engine.kernel.Kernel;
import blocksmith.engine.kernel.Layer;
import blocksmith.engine.kernel.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The kernel chosen for a layer, and why those before it were not.
///
/// @param key   what it was chosen for: a later plan takes it for the same
/// @param layer in the orders that the kernel takes
/// @param code  that was written for the kernel's shapes
public record Choice(LayerKey key, Layer layer, Kernel kernel, List<GeneratedCode> code, List<Declined> declined) {
    public Choice {
        code = List.copyOf(code);
        declined = List.copyOf(declined);
    }

    /// @param candidate as shown to users: `depthwise`
    public record Declined(String candidate, String reason) {
    }

    /// How far the kernel's code has come.
    public CodeState state() {
        return CodeState.of(code);
    }

    /// The first candidate that takes the layer, in the first of the orders that it takes; empty where none takes any of
    /// them.
    static Optional<Choice> find(LayerKey key, Layer layer) {
        var declined = new ArrayList<Declined>();
        for (var candidate : Candidates.of(layer.operator())) {
            var reason = "";
            for (var ordered : key.orders().stream().map(layer::with).toList()) {
                var log = new CodeLog();
                switch (log.during(() -> candidate.offer(ordered))) {
                    case Offer.Accepted(var kernel) -> {
                        return Optional.of(new Choice(key, ordered, kernel, log.code(), declined));
                    }
                    case Offer.Declined(var why) -> reason = why;
                }
            }
            declined.add(new Declined(candidate.name(), reason));
        }
        return Optional.empty();
    }
}
