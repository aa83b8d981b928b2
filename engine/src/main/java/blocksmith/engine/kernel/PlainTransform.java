package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.kernel.Products.Product;
import blocksmith.engine.kernel.Products.Term;
import blocksmith.engine.kernel.TransformShape.Bias;
import java.util.List;

/// A [Transform] of any shape, the same sums in the same order, number by number: for the moment until the compiler has
/// made a faster one.
record PlainTransform(TransformShape shape, List<Product> rows, List<Product> columns) implements Transform {

    PlainTransform(TransformShape shape) {
        this(shape, Products.of(shape.rows()), Products.of(shape.columns()));
    }

    @Override
    public void run(float[] from, int source, float[] scratch, int at, float[] to, int target, int end, float[] bias,
            int biasAt, int residual) {
        for (int lane = 0; lane < end - target; lane++) {
            downColumns(from, source + lane, scratch, at);
            alongRows(scratch, at, to, target + lane);
            finish(to, target + lane, bias, biasAt + lane, residual + lane);
        }
    }

    private void downColumns(float[] from, int source, float[] scratch, int at) {
        int width = shape.columns().width();
        for (int column = 0; column < width; column++) {
            multiply(rows, from, source + column * shape.inColumn(), shape.inRow(), scratch, at + column, width);
        }
    }

    private void alongRows(float[] scratch, int at, float[] to, int target) {
        int width = shape.columns().width();
        for (int row = 0; row < shape.rows().height(); row++) {
            multiply(columns, scratch, at + row * width, 1, to, target + row * shape.outRow(), shape.outColumn());
        }
    }

    private static void multiply(List<Product> products, float[] from, int source, int step, float[] to, int target,
            int toStep) {
        for (var product : products) {
            switch (product) {
                case Product.Single(int row, var sum) -> to[target + row * toStep] = sum(sum, from, source, step);
                case Product.Pair(int row, int twin, var same, var opposite) -> {
                    float a = sum(same, from, source, step);
                    float b = sum(opposite, from, source, step);
                    to[target + row * toStep] = a + b;
                    to[target + twin * toStep] = a - b;
                }
            }
        }
    }

    private static float sum(List<Term> terms, float[] from, int source, int step) {
        float sum = 0;
        for (int i = 0; i < terms.size(); i++) {
            float factor = (float) terms.get(i).factor();
            float input = from[source + terms.get(i).column() * step];
            if (i == 0) {
                sum = factor * input;
            } else {
                sum = MultiplyAdd.of(factor, input, sum);
            }
        }
        return sum;
    }

    private void finish(float[] to, int target, float[] bias, int biasAt, int residual) {
        var ending = shape.ending();
        for (int row = 0; row < shape.rows().height(); row++) {
            for (int column = 0; column < shape.columns().height(); column++) {
                int offset = row * shape.outRow() + column * shape.outColumn();
                float result = to[target + offset];
                if (ending.bias() == Bias.ADDED) {
                    result += bias[biasAt];
                }
                if (ending.residual() == Residual.ADDED) {
                    result += to[residual + offset];
                }
                to[target + offset] = ending.clamp().of(result);
            }
        }
    }
}
