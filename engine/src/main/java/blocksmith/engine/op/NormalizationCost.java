package blocksmith.engine.op;

/// The cost rules of the normalizations that compute their statistics: [LayerNorm], [GroupNorm], [InstanceNorm2d].
final class NormalizationCost {
    private static final Rule PARAMETERS = Rule.of("2 * C", new Source("PyTorch documentation", "torch.nn.LayerNorm"));
    private static final Source FVCORE = new Source("fvcore", "jit_handles.py, norm_flop_counter");
    private static final Rule FVCORE_AFFINE = Rule.of("5 * N", FVCORE);
    private static final Rule FVCORE_PLAIN = Rule.of("4 * N", FVCORE);
    private static final Rule TORCHINFO = Rule.of("2 * C", new Source("torchinfo", "layer_info.py, calculate_macs"));
    private static final Source THOP = new Source("thop", "basic_hooks.py, count_normalization");
    private static final Rule THOP_AFFINE = Rule.of("4 * N", THOP);
    private static final Rule THOP_PLAIN = Rule.of("2 * N", THOP);

    private NormalizationCost() {
    }

    /// @param elements of one image
    /// @param groups   of elements that have a mean and a variance in common
    static Cost affine(long elements, long groups, int channels) {
        var each = new Symbol("N", "elements", elements);
        var scales = new Symbol("C", "channels, each with a scale and a shift", channels);
        return new Cost(Formula.ZERO, PARAMETERS.at(scales), Formula.ZERO)
                .beside(Convention.FVCORE, FVCORE_AFFINE.at(each))
                .beside(Convention.TORCHINFO, TORCHINFO.at(scales))
                .beside(Convention.THOP, THOP_AFFINE.at(each))
                .and(statistics(elements, groups))
                .and(Operations.macs(elements));
    }

    static Cost plain(long elements, long groups) {
        var each = new Symbol("N", "elements", elements);
        return Cost.FREE.beside(Convention.FVCORE, FVCORE_PLAIN.at(each))
                .beside(Convention.THOP, THOP_PLAIN.at(each))
                .and(statistics(elements, groups));
    }

    /// A sum, a difference, a square, a sum of squares and a product an element; two quotients and a reciprocal root a
    /// group.
    private static Operations statistics(long elements, long groups) {
        return new Operations(2, 3, 0, 0, 0).times(elements).plus(new Operations(0, 0, 0, 2, 1).times(groups));
    }
}
