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
    public void run(float[] from, int[] inputs, int source, float[] scratch, int at, float[] to, int target, int end,
            float[] bias, int biasAt, int residual) {
        for (int lane = 0; lane < end - target; lane++) {
            downColumns(from, inputs, source + lane, scratch, at);
            alongRows(scratch, at, to, target + lane);
            finish(to, target + lane, bias, biasAt + lane, residual + lane);
        }
    }

    private void downColumns(float[] from, int[] inputs, int source, float[] scratch, int at) {
        int width = shape.columns().width();
        var numbers = new float[shape.rows().width()];
        for (int column = 0; column < width; column++) {
            for (int row = 0; row < numbers.length; row++) {
                numbers[row] = shape.inside().has(column) ? from[inputs[row] + source + column * shape.inColumn()] : 0;
            }
            multiply(rows, numbers, scratch, at + column, width);
        }
    }

    private void alongRows(float[] scratch, int at, float[] to, int target) {
        var numbers = new float[shape.columns().width()];
        for (int row = 0; row < shape.rows().height(); row++) {
            System.arraycopy(scratch, at + row * numbers.length, numbers, 0, numbers.length);
            multiply(columns, numbers, to, target + row * shape.outRow(), shape.outColumn());
        }
    }

    private static void multiply(List<Product> products, float[] numbers, float[] to, int target, int step) {
        for (var product : products) {
            switch (product) {
                case Product.Single(int row, var sum) -> to[target + row * step] = sum(sum, numbers);
                case Product.Pair(int row, int twin, var same, var opposite) -> {
                    float a = sum(same, numbers);
                    float b = sum(opposite, numbers);
                    to[target + row * step] = a + b;
                    to[target + twin * step] = a - b;
                }
            }
        }
    }

    private static float sum(List<Term> terms, float[] numbers) {
        float sum = 0;
        for (int i = 0; i < terms.size(); i++) {
            float factor = (float) terms.get(i).factor();
            float input = numbers[terms.get(i).column()];
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
