package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.kernel.TransformShape.Bias;

/// A [Transform] of any shape, number by number: for the moment until the compiler has made a faster one.
record PlainTransform(TransformShape shape) implements Transform {

    @Override
    public void run(float[] from, int source, float[] scratch, int at, float[] to, int target, int end, float[] bias,
            int biasAt, int residual) {
        for (int lane = 0; lane < end - target; lane++) {
            downColumns(from, source + lane, scratch, at);
            alongRows(scratch, at, to, target + lane);
            float added = shape.ending().bias() == Bias.ADDED ? bias[biasAt + lane] : 0;
            finish(to, target + lane, added, residual + lane);
        }
    }

    private void downColumns(float[] from, int source, float[] scratch, int at) {
        int width = shape.columns().width();
        for (int row = 0; row < shape.rows().height(); row++) {
            for (int column = 0; column < width; column++) {
                double sum = 0;
                for (int i = 0; i < shape.rows().width(); i++) {
                    sum += shape.rows().at(row, i) * from[source + i * shape.inRow() + column * shape.inColumn()];
                }
                scratch[at + row * width + column] = (float) sum;
            }
        }
    }

    private void alongRows(float[] scratch, int at, float[] to, int target) {
        int width = shape.columns().width();
        for (int row = 0; row < shape.rows().height(); row++) {
            for (int column = 0; column < shape.columns().height(); column++) {
                double sum = 0;
                for (int i = 0; i < width; i++) {
                    sum += shape.columns().at(column, i) * scratch[at + row * width + i];
                }
                to[target + row * shape.outRow() + column * shape.outColumn()] = (float) sum;
            }
        }
    }

    private void finish(float[] to, int target, float bias, int residual) {
        for (int row = 0; row < shape.rows().height(); row++) {
            for (int column = 0; column < shape.columns().height(); column++) {
                int offset = row * shape.outRow() + column * shape.outColumn();
                float added = shape.ending().residual() == Residual.ADDED ? to[residual + offset] : 0;
                float result = to[target + offset] + bias + added;
                var clamp = shape.ending().clamp();
                to[target + offset] = Math.min(clamp.greatest(), Math.max(clamp.least(), result));
            }
        }
    }
}
