package blocksmith.engine.plan;

import blocksmith.engine.kernel.Candidates;
import blocksmith.engine.kernel.Kernel;
import blocksmith.engine.kernel.Layer;
import blocksmith.engine.kernel.Offer;
import java.util.ArrayList;
import java.util.List;

/// The kernel chosen for a layer, and why those before it were not.
public record Choice(Kernel kernel, List<Declined> declined) {
    public Choice {
        declined = List.copyOf(declined);
    }

    /// @param candidate as shown to users: `depthwise`
    public record Declined(String candidate, String reason) {
    }

    static Choice of(Layer layer) {
        var declined = new ArrayList<Declined>();
        for (var candidate : Candidates.of(layer.operator())) {
            switch (candidate.offer(layer)) {
                case Offer.Accepted(var kernel) -> {
                    return new Choice(kernel, declined);
                }
                case Offer.Declined(var reason) -> declined.add(new Declined(candidate.name(), reason));
            }
        }
        throw new IllegalStateException("The reference declined " + layer.operator());
    }
}
