package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.kernel.Products.Product;
import blocksmith.engine.kernel.Products.Term;
import blocksmith.engine.kernel.TransformShape.Bias;
import blocksmith.engine.kernel.TransformShape.Ending;
import java.util.List;
import java.util.stream.IntStream;

/// A [Transform] of any shape, the same sums in the same order, by vectors: far faster than number by number once the compiler
/// has made it ([Meanwhile]), and slower before.
final class VectorTransform implements Transform {
    private static final float[] ZEROS = new float[Lanes.COUNT];
    private static final Sum NOTHING = new Sum(new float[0], new int[0]);

    private final TransformShape shape;
    /// Whether products are results.
    private final boolean isFinished;
    /// Of the result.
    private final int height;
    private final int width;
    private final Rows[] down;
    private final Rows[] along;
    /// Where a row of the scratch has its vectors.
    private final int[] vectors;
    /// Where all inputs are that are none.
    private final int[] nowhere;

    /// Some rows of a product, in the form in which a loop reads them.
    ///
    /// @param twin the row that is the difference where `row` is the sum; `row` where there is none
    private record Rows(int row, int twin, Sum same, Sum opposite) {
    }

    private record Sum(float[] factors, int[] columns) {

        static Sum of(List<Term> terms) {
            var factors = new float[terms.size()];
            for (int i = 0; i < factors.length; i++) {
                factors[i] = (float) terms.get(i).factor();
            }
            return new Sum(factors, terms.stream().mapToInt(Term::column).toArray());
        }
    }

    /// @param rows    of the matrix of the shape's rows
    /// @param columns the same of its columns
    VectorTransform(TransformShape shape, List<Product> rows, List<Product> columns) {
        this.shape = shape;
        this.isFinished = shape.ending().equals(Ending.NONE);
        this.height = shape.rows().height();
        this.width = shape.columns().height();
        this.down = flat(rows);
        this.along = flat(columns);
        this.vectors = IntStream.range(0, shape.columns().width()).map(i -> i * Lanes.COUNT).toArray();
        this.nowhere = new int[shape.rows().width()];
    }

    TransformShape shape() {
        return shape;
    }

    private static Rows[] flat(List<Product> products) {
        return products.stream().map(product -> switch (product) {
            case Product.Single(int row, var sum) -> new Rows(row, row, Sum.of(sum), NOTHING);
            case Product.Pair(int row, int twin, var same, var opposite) -> new Rows(row, twin, Sum.of(same),
                    Sum.of(opposite));
        }).toArray(Rows[]::new);
    }

    @Override
    public void run(float[] from, int[] inputs, int source, float[] scratch, int at, float[] to, int target, int end,
            float[] bias, int biasAt, int residual) {
        for (int lane = 0; lane < end - target; lane += Lanes.COUNT) {
            downColumns(from, inputs, source + lane, scratch, at);
            alongRows(scratch, at, to, target + lane);
            finish(to, target + lane, bias, biasAt + lane, residual + lane);
        }
    }

    private void downColumns(float[] from, int[] inputs, int source, float[] scratch, int at) {
        int row = vectors.length * Lanes.COUNT;
        for (int column = 0; column < vectors.length; column++) {
            int to = at + vectors[column];
            if (shape.inside().has(column)) {
                multiply(down, from, inputs, source + column * shape.inColumn(), scratch, to, row);
            } else {
                multiply(down, ZEROS, nowhere, 0, scratch, to, row);
            }
        }
    }

    private void alongRows(float[] scratch, int at, float[] to, int target) {
        int row = vectors.length * Lanes.COUNT;
        for (int i = 0; i < height; i++) {
            multiply(along, scratch, vectors, at + i * row, to, target + i * shape.outRow(), shape.outColumn());
        }
    }

    private static void multiply(Rows[] products, float[] from, int[] inputs, int first, float[] to, int target,
            int step) {
        for (var product : products) {
            int row = target + product.row * step;
            sum(product.same, from, inputs, first, to, row);
            if (product.twin != product.row) {
                int twin = target + product.twin * step;
                sum(product.opposite, from, inputs, first, to, twin);
                var a = Lanes.load(to, row);
                var b = Lanes.load(to, twin);
                a.add(b).intoArray(to, row);
                a.sub(b).intoArray(to, twin);
            }
        }
    }

    /// What it comes to goes by way of memory: where such a method is not inlined, it would hand over the vector as an object.
    private static void sum(Sum terms, float[] from, int[] inputs, int first, float[] to, int target) {
        var columns = terms.columns;
        var factors = terms.factors;
        var sum = Lanes.all(factors[0]).mul(Lanes.load(from, inputs[columns[0]] + first));
        for (int i = 1; i < factors.length; i++) {
            sum = MultiplyAdd.of(Lanes.all(factors[i]), Lanes.load(from, inputs[columns[i]] + first), sum);
        }
        Lanes.store(sum, to, target);
    }

    private void finish(float[] to, int target, float[] bias, int biasAt, int residual) {
        if (isFinished) {
            return;
        }
        var ending = shape.ending();
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int offset = row * shape.outRow() + column * shape.outColumn();
                var result = Lanes.load(to, target + offset);
                var biased = Lanes.known(ending.bias() == Bias.ADDED ? result.add(Lanes.load(bias, biasAt)) : result);
                var whole = Lanes.known(ending.residual() == Residual.ADDED
                        ? biased.add(Lanes.load(to, residual + offset))
                        : biased);
                Lanes.store(ending.clamp().of(whole), to, target + offset);
            }
        }
    }
}
