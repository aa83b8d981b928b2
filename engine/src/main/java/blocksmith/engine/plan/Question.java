package blocksmith.engine.plan;

import blocksmith.engine.kernel.Candidate;
import blocksmith.engine.kernel.CodeLog;
import blocksmith.engine.kernel.GeneratedCode;
import blocksmith.engine.kernel.Kernel;
import blocksmith.engine.kernel.Layer;
import blocksmith.engine.kernel.Offer;
import blocksmith.engine.kernel.Orders;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A layer that a kernel is to be chosen for.
public record Question(LayerKey key, int threads) {

    /// What a candidate answers.
    sealed interface Answer {
    }

    record Taken(Layer layer, Kernel kernel, List<GeneratedCode> code) implements Answer {
    }

    /// It could, and is not expected to be the fastest.
    record Possible(Layer layer, Supplier<Kernel> kernel, Choice.Declined declined) implements Answer {
        Taken taken() {
            var log = new CodeLog();
            var made = log.during(kernel);
            return new Taken(layer, made, log.code());
        }
    }

    record Refused(Choice.Declined declined) implements Answer {
    }

    /// The orders that the layer may have, the best first.
    public List<Orders> possible() {
        return key.orders();
    }

    /// What measurements of the layer are known by.
    public PreferenceKey preferenceKey() {
        return PreferenceKey.of(key, threads);
    }

    /// The first of the orders that the candidate takes; otherwise the first that it could take, or its last reason.
    Answer ask(Candidate candidate, Layer layer) {
        var unlikely = Optional.<Answer>empty();
        var reason = "";
        for (var ordered : possible().stream().map(layer::with).toList()) {
            var log = new CodeLog();
            switch (log.during(() -> candidate.offer(ordered))) {
                case Offer.Accepted(var kernel) -> {
                    return new Taken(ordered, kernel, log.code());
                }
                case Offer.Unlikely(var kernel, var why) -> unlikely = unlikely.or(() -> Optional.of(
                        new Possible(ordered, kernel, new Choice.Declined(candidate.name(), why))));
                case Offer.Declined(var why) -> reason = why;
            }
        }
        var last = reason;
        return unlikely.orElseGet(() -> new Refused(new Choice.Declined(candidate.name(), last)));
    }
}
