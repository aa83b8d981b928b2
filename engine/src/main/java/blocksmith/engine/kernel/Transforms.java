package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Prepared.Call;
import blocksmith.engine.kernel.Prepared.Recipe;

/// The transforms of this process: one a shape, whoever asks for it.
final class Transforms {
    private static final Known<TransformShape, Transform> KNOWN = new Known<>(Transforms::prepared);
    private static final int LANES = Call.MANY * Lanes.COUNT;

    private Transforms() {
    }

    static Prepared<Transform> of(TransformShape shape) {
        return KNOWN.of(shape);
    }

    private static Prepared<Transform> prepared(TransformShape shape) {
        return new Prepared<>(Meanwhile.transform(shape),
                new Recipe<>(() -> TransformCode.transform(shape), () -> call(shape)));
    }

    private static Call<Transform> call(TransformShape shape) {
        var from = new float[(shape.columns().width() - 1) * shape.inColumn() + LANES];
        var inputs = new int[shape.rows().width()];
        var to = new float[(shape.rows().height() - 1) * shape.outRow()
                + (shape.columns().height() - 1) * shape.outColumn() + LANES];
        var scratch = new float[shape.scratchFloats()];
        var bias = new float[LANES];
        return (transform, turns) -> transform.run(from, inputs, 0, scratch, 0, to, 0, turns * Lanes.COUNT, bias, 0,
                0);
    }
}
