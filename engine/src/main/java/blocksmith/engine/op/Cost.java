package blocksmith.engine.op;

import java.util.EnumMap;
import java.util.Map;

/// What an operator costs. Nothing here depends on the batch: work is for one image.
///
/// @param weights    kernel weights only, as papers and lessons quote them
/// @param parameters everything that is learned: kernels, biases, a normalization's scale and shift
/// @param macs       multiply-accumulates of convolutions and linear layers (the *conv + linear* convention)
/// @param beside     what other conventions count beside these MACs; nothing where one is missing
/// @param operations all operations, for [Convention#EVERY_OPERATION]
public record Cost(Formula weights, Formula parameters, Formula macs, Map<Convention, Formula> beside,
        Operations operations) {
    public static final Cost FREE = new Cost(Formula.ZERO, Formula.ZERO, Formula.ZERO);

    public Cost {
        beside = Map.copyOf(beside);
    }

    /// A cost that all conventions count alike.
    public Cost(Formula weights, Formula parameters, Formula macs) {
        this(weights, parameters, macs, Map.of(), Operations.macs(macs.value()));
    }

    /// With what `convention` counts beside the MACs.
    Cost beside(Convention convention, Formula count) {
        var more = new EnumMap<Convention, Formula>(Convention.class);
        more.putAll(beside);
        more.put(convention, count);
        return new Cost(weights, parameters, macs, more, operations);
    }

    /// With operations beside those of the MACs.
    Cost and(Operations more) {
        return new Cost(weights, parameters, macs, beside, operations.plus(more));
    }

    /// What a convention counts for one image; [Long#MAX_VALUE] where it does not fit.
    public long counted(Convention convention) {
        if (convention == Convention.EVERY_OPERATION) {
            return operations.total();
        }
        var more = beside.get(convention);
        long sum = macs.value() + (more == null ? 0 : more.value());
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
