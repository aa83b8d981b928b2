package blocksmith.engine.plan;

import blocksmith.engine.kernel.Candidates;
import blocksmith.engine.kernel.CodeLog;
import blocksmith.engine.kernel.CodeState;
import blocksmith.engine.kernel.GeneratedCode;
import blocksmith.engine.kernel.Kernel;
import blocksmith.engine.kernel.Layer;
import blocksmith.engine.kernel.Offer;
import blocksmith.engine.kernel.Orders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The kernel chosen for a layer, and why those before it were not.
///
/// @param layer in the orders that the kernel takes
/// @param code  that was written for the kernel's shapes
public record Choice(Layer layer, Kernel kernel, List<GeneratedCode> code, List<Declined> declined) {
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

    /// The first candidate that takes the layer, in the first of the orders that it takes.
    ///
    /// @param orders those that the layer may have, the best first, [Orders#INNER] last
    static Choice of(Layer layer, List<Orders> orders) {
        return find(layer, orders)
                .orElseThrow(() -> new IllegalStateException("The reference declined " + layer.operator()));
    }

    /// The same; empty where no candidate takes any of the orders.
    static Optional<Choice> find(Layer layer, List<Orders> orders) {
        var declined = new ArrayList<Declined>();
        for (var candidate : Candidates.of(layer.operator())) {
            var reason = "";
            for (var ordered : orders.stream().map(layer::with).toList()) {
                var log = new CodeLog();
                switch (log.during(() -> candidate.offer(ordered))) {
                    case Offer.Accepted(var kernel) -> {
                        return Optional.of(new Choice(ordered, kernel, log.code(), declined));
                    }
                    case Offer.Declined(var why) -> reason = why;
                }
            }
            declined.add(new Declined(candidate.name(), reason));
        }
        return Optional.empty();
    }
}
