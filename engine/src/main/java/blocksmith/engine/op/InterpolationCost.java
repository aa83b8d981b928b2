package blocksmith.engine.op;

/// The cost rules of [Interpolation].
final class InterpolationCost {
    private static final Source FVCORE = new Source("fvcore", "jit_handles.py, elementwise_flop_counter");
    private static final Source THOP = new Source("thop", "calc_func.py, calculate_upsample");
    private static final Rule ONE = Rule.of("O", FVCORE);
    private static final Rule FOUR = Rule.of("4 * O", FVCORE);
    private static final Rule THOP_NEAREST = Rule.of("O", THOP);
    private static final Rule THOP_BILINEAR = Rule.of("11 * O", THOP);
    /// Two columns in each of two rows, then the two rows: a difference, a product and a sum each.
    private static final Operations BILINEAR = new Operations(3, 6, 0, 0, 0);

    private InterpolationCost() {
    }

    static Cost of(Interpolation.Mode mode, long elements) {
        var outputs = new Symbol("O", "output elements", elements);
        return switch (mode) {
            case NEAREST -> Cost.FREE.beside(Convention.FVCORE, ONE.at(outputs))
                    .beside(Convention.THOP, THOP_NEAREST.at(outputs));
            case BILINEAR -> Cost.FREE.beside(Convention.FVCORE, FOUR.at(outputs))
                    .beside(Convention.THOP, THOP_BILINEAR.at(outputs))
                    .and(BILINEAR.times(elements));
        };
    }
}
