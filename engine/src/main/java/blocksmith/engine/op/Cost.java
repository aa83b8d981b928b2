package blocksmith.engine.op;

/// What an operator costs. Nothing here depends on the batch: work is for one image.
///
/// @param weights    kernel weights only, as papers and lessons quote them
/// @param parameters everything that is learned: kernels, biases, a normalization's scale and shift
/// @param macs       multiply-accumulates of convolutions and linear layers (the *conv + linear* convention)
public record Cost(Formula weights, Formula parameters, Formula macs) {
    public static final Cost FREE = new Cost(Formula.ZERO, Formula.ZERO, Formula.ZERO);
}
